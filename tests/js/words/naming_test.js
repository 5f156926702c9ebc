import assert from "node:assert/strict";
import {
  fitOf,
  FITS,
  folded,
  isPronoun,
  mayMean,
  namesIn,
  newNames,
} from "../../../static/js/words/naming.js";

Deno.test("a short form in brackets is another name, whichever comes first", () => {
  const agency = { name: "Korean Central News Agency", aliases: ["KCNA"] };
  assert.deepEqual(namesIn("the Korean Central News Agency (KCNA)"), agency);
  assert.deepEqual(namesIn("KCNA (Korean Central News Agency)"), agency);
  assert.deepEqual(namesIn("das Bundeskriminalamt (BKA)"), { name: "Bundeskriminalamt", aliases: ["BKA"] });
  assert.deepEqual(namesIn("l’Organisation mondiale de la santé (OMS)").aliases, ["OMS"]);
  assert.deepEqual(namesIn("la Organización de Estados Americanos (OEA)").aliases, ["OEA"]);
  assert.deepEqual(namesIn("Ilka Moren (left)"), { name: "Ilka Moren", aliases: [] });
  assert.deepEqual(namesIn("El País"), { name: "El País", aliases: [] });
  assert.equal(namesIn("the ministry").name, "Ministry");
});

Deno.test("pronouns of the four languages are known, and who may be meant", () => {
  for (const word of ["He", "it", "they", "Sie", "er", "elle", "ils", "Él", "ellos"]) {
    assert.ok(isPronoun(word));
  }
  for (const word of ["Lunn", "the ministry", "Elle Moren", "el"]) assert.ok(!isPronoun(word), word);
  assert.ok(mayMean("She", "named_individual") && !mayMean("she", "military"));
  assert.ok(mayMean("it", "military") && !mayMean("It", "unnamed_individual"));
  assert.ok(mayMean("they", "named_group") && mayMean("elle", "government_body"));
});

Deno.test("an existing name inside the words is meant, unless it only owns what they name", () => {
  const chiefs = ["Joint Chiefs of Staff"], kestria = ["Kestria"], moren = ["Ilka Moren", "Moren"];
  assert.equal(fitOf("South Korea's Joint Chiefs of Staff", chiefs), FITS.ends);
  assert.equal(fitOf("president Ilka Moren", moren), FITS.ends);
  assert.equal(fitOf("Ilka Moren, the president", moren), FITS.ends);
  assert.equal(fitOf("Ministry of Defence of Kestria", kestria), FITS.mentions);
  assert.equal(fitOf("ministère de la Défense de Kestria", kestria), FITS.mentions);
  assert.equal(fitOf("Kestria’s ministry", kestria), FITS.mentions);
  assert.equal(fitOf("Kestrian troops", kestria), FITS.none);
  assert.equal(fitOf("Moren", ["Ilka Moren"]), FITS.part);
  assert.equal(fitOf("the Korean Central News Agency (KCNA)", ["KCNA"]), FITS.named);
  assert.equal(fitOf("L’OTAN", ["OTAN"]), FITS.named);
  assert.equal(fitOf("der Generalstab", ["Generalstab"]), FITS.named);
});

Deno.test("only names that the record hasn’t are new", () => {
  assert.deepEqual(newNames("the Korean Central News Agency (KCNA)", ["korean central news agency"]), [
    "KCNA",
  ]);
  assert.deepEqual(newNames("Seoul’s military", ["Joint Chiefs of Staff"]), ["Seoul’s military"]);
  assert.deepEqual(newNames("the ministry", ["Ministry"]), []);
  assert.deepEqual(newNames("they", ["Ministry"]), []);
  assert.equal(folded("  The Élysée’s "), "elysee's");
});
