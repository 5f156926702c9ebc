/** The page of an article's details. */

import { showMoments } from "../panels/elements/moment-fields.js";

showMoments();
