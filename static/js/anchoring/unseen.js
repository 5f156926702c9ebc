/** Text without what is drawn as nothing: joiners, soft hyphens, marks of direction. @param {string} text */
export function seen(text) {
  return text.replace(/\p{DI}/gu, "");
}
