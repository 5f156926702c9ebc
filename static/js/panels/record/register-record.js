/**
 * What the register says of a source or an entity that words name: its other names, its posts, which entity
 * it is.
 */

/** @import { Chosen } from "../../store/record-names.js" */
/** @import { Change } from "../../store/types.js" */
/** @import { Desk, Recording } from "../desk/desk.js" */
/** @import { Reader } from "../desk/reloading.js" */
import { makeRecord, writtenOver } from "../../store/actions.js";
import { plain } from "../../store/record-names.js";
import { one } from "../desk/reloading.js";
import { button, element } from "../elements/element.js";
import { Section, sectionRow } from "../elements/section.js";
import { labelled, wordsField } from "../fields/card-fields.js";
import { registerPicker } from "../fields/register-picker.js";

/**
 * @typedef {Recording & Reader & Pick<Desk, "announce">} Editing  What editing a record of a register takes
 */
/** @typedef {{organization: string, title: string, start: string|null, end: string|null}} Post */

/**
 * @param {Editing} desk
 * @param {"sources"|"entities"} resource
 * @param {string} id
 */
export function registerSection(desk, resource, id) {
  const row = () => desk.record.row(resource, id);
  const posts = () => /** @type {Post[]} */ (row()?.roles ?? []);
  const names = () => row()?.aliases.map((/** @type {{name: string}} */ alias) => alias.name) ?? [];
  const entity = () => desk.record.entity(row()?.entity)?.name ?? "";
  const shownPosts = () =>
    posts().map(({ title, organization }) => `${title}, ${desk.record.source(organization)?.name ?? "…"}`);
  return new Section({
    name: "names",
    title: resource === "sources" ? "Names, posts" : "Names",
    words: () => [...names(), ...shownPosts(), entity()].filter(Boolean).join(" · "),
    state: () => [names(), shownPosts(), row()?.entity, entity()],
    opened: () => loadNamed(desk, resource, row()),
    rows: () => [
      element(
        "fieldset",
        { class: "record__fields", disabled: !desk.mayAnnotate },
        namesField(desk, resource, row()),
        ...(resource === "sources"
          ? [postsField(desk, row(), shownPosts()), entityField(desk, row(), entity())]
          : []),
      ),
    ],
  });
}

/** The bodies of posts and the entity, which the article itself may not name. */
function loadNamed(/** @type {Editing} */ desk, /** @type {string} */ resource, /** @type {any} */ row) {
  if (resource !== "sources" || !row) return;
  const bodies = row.roles.map((/** @type {Post} */ post) => post.organization);
  for (const id of bodies) if (!desk.record.source(id)) one(desk, "sources", id).catch(() => {});
  if (row.entity && !desk.record.entity(row.entity)) one(desk, "entities", row.entity).catch(() => {});
}

/**
 * @param {"sources"|"entities"} resource
 * @param {string} row
 * @param {Record<string, any>} body
 * @param {Change[]} [before]
 */
function changed(resource, row, body, before = []) {
  /** @type {Change} */
  const change = { resource, op: "update", row, body };
  return { label: "record changed", changes: [...before, change] };
}

/** @param {Editing} desk @param {"sources"|"entities"} resource @param {any} row */
function namesField(desk, resource, row) {
  const label = "Also called, separated by commas";
  /** @type {any[]} */
  const known = row?.aliases ?? [];
  // A name that stays keeps its language and script.
  const aliases = (/** @type {string[]} */ names) =>
    names.map((name) => known.find((alias) => alias.name === name) ?? plain(name));
  const save = (/** @type {string[]} */ names, /** @type {string[]} */ seen) =>
    desk.run(
      writtenOver(changed(resource, row.id, { aliases: aliases(names) }), { aliases: aliases(seen) }),
      "Names saved.",
    );
  return labelled(label, wordsField(desk, known.map(({ name }) => name), save, label));
}

/** @param {Editing} desk @param {any} row @param {string[]} shown */
function postsField(desk, row, shown) {
  /** @type {Post[]} */
  const posts = row?.roles ?? [];
  const save = (
    /** @type {Post[]} */ roles,
    /** @type {string} */ message,
    /** @type {Change[]} */ made = [],
  ) => desk.run(changed("sources", row.id, { roles }, made), message);
  const title = element("input", {
    class: "card__control",
    "aria-label": "Title of the post",
    placeholder: "Spokesman",
    autocomplete: "off",
  });
  const add = (/** @type {Chosen} */ { id, create }) => {
    const name = title.value.trim();
    if (!name) return desk.announce("Write the title of the post first."), title.focus();
    const made = create ? [makeRecord("source", id, create)] : [];
    // It is half typed no longer.
    form.reset();
    save([...posts, { organization: id, title: name, start: null, end: null }], "Post added.", made);
  };
  const at = registerPicker(desk, "source", {
    text: "",
    label: "Post at",
    pick: add,
    leave: () => desk.focusStory(),
  });
  const form = element(
    "form",
    {
      class: "record__fields",
      "aria-label": "Add a post",
      onsubmit: (/** @type {SubmitEvent} */ event) => {
        event.preventDefault();
        at.querySelector("input")?.focus();
      },
    },
    title,
    at,
  );
  return labelled(
    "Posts",
    element(
      "div",
      { class: "record__fields" },
      element(
        "ul",
        { class: "record__rows", hidden: !posts.length },
        ...shown.map((words, place) =>
          sectionRow(words, [words], () => save(posts.filter((_, index) => index !== place), "Post removed."))
        ),
      ),
      form,
    ),
  );
}

/** @param {Editing} desk @param {any} row @param {string} name */
function entityField(desk, row, name) {
  const save = (
    /** @type {string|null} */ entity,
    /** @type {Change[]} */ made,
    /** @type {string} */ message,
  ) => desk.run(changed("sources", row.id, { entity }, made), message);
  const picker = registerPicker(desk, "entity", {
    text: name || row?.name || "",
    label: "The entity that this source is",
    pick: (/** @type {Chosen} */ { id, create }) =>
      save(id, create ? [makeRecord("entity", id, create)] : [], "This source is that entity now."),
    leave: () => desk.focusStory(),
  });
  const none = row?.entity
    ? button("It is none of the entities", () => save(null, [], "No entity now."), {
      class: "button button--small button--plain",
    })
    : null;
  return labelled("As an entity", element("div", { class: "record__fields" }, picker, none));
}
