import assert from "node:assert/strict";
import { isCue } from "../../../static/js/words/cues.js";

Deno.test("words of saying are told from the names of who says it, in four languages", () => {
  const cues = "said|has claimed|According to|reported|warned|it is estimated|erklärte|laut|" +
    "teilte mit|a déclaré|selon|dijo|según|afirmó";
  for (const words of cues.split("|")) assert.ok(isCue(words), words);
  const sources =
    "the report|report|a ministry report|Lunn’s military|Claims Office|It|VNA|diplomats|officials|" +
    "der Bericht|le rapport|el informe|Ilka Moren said";
  for (const words of sources.split("|")) assert.ok(!isCue(words), words);
});
