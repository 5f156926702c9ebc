import assert from "node:assert/strict";
import { speakerOf, uncapitalised } from "../../../static/js/words/turns.js";

Deno.test("a turn names its speaker, without asides and functions", () => {
  const said = (/** @type {string} */ text) => speakerOf(text)?.name ?? null;
  assert.deepEqual(said("ILKA MOREN: The quay is shut."), "ILKA MOREN");
  assert.deepEqual(said("MR. BERG (through interpreter): It is"), "MR. BERG");
  assert.deepEqual(said("Mary O’Neil, HOST: Good evening."), "Mary O’Neil");
  assert.deepEqual(said("Ursula von der Leyen: Wir haben entschieden."), "Ursula von der Leyen");
  assert.deepEqual(said("THE MINISTER:  Good afternoon."), "THE MINISTER");
  assert.deepEqual(said("Иван Петров: Причал закрыт."), "Иван Петров");
});

Deno.test("a Q or an A speaks and names nobody", () => {
  for (const text of ["Q    Is it closed?", "Q. Is it closed?", "A: It is.", "A. It is."]) {
    assert.deepEqual(speakerOf(text), { name: "", length: 1 });
  }
});

Deno.test("prose has no speaker", () => {
  for (const text of ["The council voted: nobody spoke.", "A quay is shut.", "At 10:30 it shut.", ""]) {
    assert.deepEqual(speakerOf(text), null);
  }
});

Deno.test("the label's length is told as it stands", () => {
  assert.deepEqual(speakerOf("MR. BERG (through interpreter): It is")?.length, 30);
});

Deno.test("a name in capitals is offered as it is written elsewhere", () => {
  assert.deepEqual(uncapitalised("MARY O’NEIL-SMITH"), "Mary O’Neil-Smith");
  assert.deepEqual(uncapitalised("MR. BERG"), "Mr. Berg");
  assert.deepEqual(uncapitalised("BBC NEWS"), "BBC News");
  assert.deepEqual(uncapitalised("KCNA"), "KCNA");
  assert.deepEqual(uncapitalised("Ilka Moren"), "Ilka Moren");
});
