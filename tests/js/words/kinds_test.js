import assert from "node:assert/strict";
import { entityKindOf, sourceKindOf, withoutTitle } from "../../../static/js/words/kinds.js";

Deno.test("the kind of a source is guessed from its words, in four languages", () => {
  /** @type {Record<string, string[]>} */
  const wanted = {
    government_body: [
      "Government of Kestria",
      "Kestrian defence ministry",
      "Ministry of Defence of Kestria",
      "Environment Agency",
      "die Regierung von Kestria",
      "Verteidigungsministerium",
      "Bundeskriminalamt",
      "ministère de la Défense",
      "Agence spatiale européenne",
      "Gobierno de Kestria",
      "Ministerio de Defensa",
    ],
    military: [
      "South Korea’s Joint Chiefs of Staff",
      "Seoul’s military",
      "General Staff of Arden",
      "Kestrian army",
      "Generalstab der Streitkräfte",
      "état-major des armées",
      "Ejército de Tierra",
    ],
    news_agency: [
      "Korean Central News Agency",
      "Agence France-Presse",
      "AFP",
      "Nachrichtenagentur dpa",
      "agencia de noticias EFE",
    ],
    state_media: ["North Korean state media", "staatliche Medien", "médias d’État", "medios estatales"],
    document: [
      "a ministry report",
      "the report by the JCS",
      "Lagebericht",
      "rapport du ministère",
      "informe del ministerio",
    ],
    named_individual: [
      "Ilka Moren",
      "Defence Minister Maria Holt",
      "Verteidigungsminister Jan Holt",
      "Moren",
    ],
    unnamed_individual: ["A Western diplomat in Halmstead", "ein Diplomat", "un diplomate", "una fuente"],
    unnamed_group: ["officials", "several diplomats", "two officials", "plusieurs diplomates"],
    publisher: ["Halmstead Gazette", "Kestrische Zeitung"],
    named_group: ["JCS", "Open Map Project", "Gewerkschaft der Hafenarbeiter"],
    social_account: ["@moren"],
  };
  for (const [kind, all] of Object.entries(wanted)) {
    for (const words of all) assert.equal(sourceKindOf(words), kind, words);
  }
});

Deno.test("the kind of an entity is guessed from its words", () => {
  /** @type {Record<string, string[]>} */
  const wanted = {
    person: ["Ilka Moren", "president Ilka Moren"],
    place: ["Kestria", "North Korea", "Drava River"],
    organization: ["Government of Kestria", "JCS", "Varland News Agency"],
    weapon_or_product: ["suicide drones", "170mm guns", "Haubitze", "misiles"],
    treaty: ["Treaty of Lunn", "Vertrag von Lunn", "traité de Lunn", "Tratado de Lunn"],
    event: ["Battle of Lunn", "Krieg von Lunn", "sommet de Lunn"],
  };
  for (const [kind, all] of Object.entries(wanted)) {
    for (const words of all) assert.equal(entityKindOf(words), kind, words);
  }
});

Deno.test("a person’s name is what stands behind the title", () => {
  assert.equal(withoutTitle("Russian President Vladimir Putin"), "Vladimir Putin");
  assert.equal(withoutTitle("leader Kim Jong-un"), "Kim Jong-un");
  assert.equal(withoutTitle("Präsidentin Ilka von Moren"), "Ilka von Moren");
  assert.equal(withoutTitle("General Staff of Arden"), "General Staff of Arden");
  assert.equal(withoutTitle("Ilka Moren"), "Ilka Moren");
});
