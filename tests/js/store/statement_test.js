import assert from "node:assert/strict";
import { statementOf } from "../../../static/js/store/statement.js";

/** @type {[passage: string, statement: string][]} */
const CASES = [
  ["“we are ready,”", "We are ready"],
  ['"We are ready," ', "We are ready"],
  ["»wir sind bereit«,", "Wir sind bereit"],
  ["„wir sind bereit“", "Wir sind bereit"],
  ["«nous sommes prêts»", "Nous sommes prêts"],
  ["some 4,000 are dead,", "Some 4,000 are dead"],
  ["“we are ready", "We are ready"],
  ["we are ready,”", "We are ready"],
  ["“Red” and “green” troops met", "“Red” and “green” troops met"],
  ["drones “choose their own targets”", "Drones “choose their own targets”"],
  ["“choose their own targets”, he said", "“choose their own targets”, he said"],
  ["the troops' rations", "The troops' rations"],
  ["iPhones were sold –", "iPhones were sold"],
  ["émigrés left.", "Émigrés left."],
  ["قالت الوزارة", "قالت الوزارة"],
  ["“", "“"],
  ["3,000 more", "3,000 more"],
];

for (const [passage, statement] of CASES) {
  Deno.test(`the claim of ${passage} reads ${statement}`, () =>
    assert.equal(statementOf(passage), statement));
}
