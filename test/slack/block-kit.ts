/** Slack's own rules for what apps send, as far as we use them: what breaks one is refused as Slack refuses it. */
type Part = Record<string, unknown>;

const TEXTS: Record<string, number> = { header: 150, section: 3_000 };
const LABELS: Record<string, number> = { label: 2_000, hint: 2_000, placeholder: 150 };

/** What is wrong with blocks in a message (at most 50) or a modal (at most 100). */
export function flawsOfBlocks(blocks: unknown, most: 50 | 100): string[] {
  if (!Array.isArray(blocks)) return ["blocks are no list"];
  if (blocks.length > most) return [`${blocks.length} blocks`];
  const ids = blocks.flatMap((block: Part) => (block.block_id ? [block.block_id] : []));
  const twice = new Set(ids).size === ids.length ? [] : ["a block_id is there twice"];
  return [...twice, ...blocks.flatMap((block: Part) => flawsOfBlock(block))];
}

function flawsOfBlock(block: Part): string[] {
  const at = String(block.type);
  switch (at) {
    case "header":
      return [...text(block.text, TEXTS.header, at), ...onlyPlain(block.text, at)];
    case "section": {
      const fields = (block.fields as unknown[] | undefined) ?? [];
      const nothing = block.text || fields.length > 0 ? [] : ["a section says nothing"];
      const many = fields.length > 10 ? ["more than 10 fields"] : [];
      const texts = block.text ? text(block.text, TEXTS.section, at) : [];
      return [...nothing, ...many, ...texts, ...fields.flatMap((field) => text(field, 2_000, "field"))];
    }
    case "context": {
      const elements = block.elements as unknown[];
      return [...count(elements, 10, at), ...elements.flatMap((element) => text(element, 3_000, at))];
    }
    case "actions": {
      const elements = block.elements as Part[];
      const ids = new Set(elements.map(({ action_id }) => action_id));
      const twice = ids.size === elements.length ? [] : ["an action_id is there twice"];
      return [...count(elements, 25, at), ...twice, ...elements.flatMap(flawsOfElement)];
    }
    case "input":
      return [
        ...text(block.label, 2_000, "label"),
        ...onlyPlain(block.label, "label"),
        ...labels(block),
        ...flawsOfElement(block.element as Part),
      ];
    default:
      return [`unknown block ${at}`];
  }
}

const ELEMENTS = new Set(
  "button plain_text_input number_input email_text_input url_text_input datepicker datetimepicker radio_buttons checkboxes static_select multi_static_select".split(
    " ",
  ),
);

function flawsOfElement(element: Part): string[] {
  const at = String(element.type);
  const flaws = ELEMENTS.has(at) ? labels(element) : [`unknown element ${at}`];
  if (at === "button") {
    flaws.push(...text(element.text, 75, at), ...onlyPlain(element.text, at));
    if (String(element.value ?? "").length > 2_000) flaws.push("a button's value is too long");
    if (element.confirm) flaws.push(...confirmation(element.confirm as Part));
  }
  if (Array.isArray(element.options)) {
    flaws.push(...count(element.options, at === "radio_buttons" || at === "checkboxes" ? 10 : 100, at));
    flaws.push(
      ...element.options.flatMap((option: Part) => [...text(option.text, 75, "option"), ...valueOf(option)]),
    );
    const known = new Set(element.options.map((option: Part) => JSON.stringify(option)));
    const initial = [element.initial_option, ...((element.initial_options as unknown[]) ?? [])].filter(
      Boolean,
    );
    if (initial.some((option) => !known.has(JSON.stringify(option))))
      flaws.push("an initial option is none of the options");
  }
  const max = Number(element.max_length ?? 3_000);
  if (max < 1 || max > 3_000) flaws.push("max_length");
  if (String(element.initial_value ?? "").length > max) flaws.push("initial_value is too long");
  return flaws;
}

const valueOf = ({ value }: Part): string[] =>
  typeof value === "string" && value.length > 0 && value.length <= 150 ? [] : ["an option's value"];

const confirmation = ({ title, text: words, confirm, deny }: Part): string[] => [
  ...text(title, 100, "confirm title"),
  ...text(words, 300, "confirm text"),
  ...text(confirm, 30, "confirm"),
  ...text(deny, 30, "deny"),
];

const labels = (part: Part): string[] =>
  Object.entries(LABELS).flatMap(([name, max]) => (part[name] ? text(part[name], max, name) : []));

function text(value: unknown, max = 3_000, at: string): string[] {
  const { type, text: words } = (value ?? {}) as Part;
  if (type !== "plain_text" && type !== "mrkdwn") return [`${at} has no text`];
  if (typeof words !== "string" || words.length === 0) return [`${at} is empty`];
  return words.length > max ? [`${at} is longer than ${max}`] : [];
}

const onlyPlain = (value: unknown, at: string): string[] =>
  (value as Part | undefined)?.type === "plain_text" ? [] : [`${at} is not plain text`];

const count = (list: unknown[], max: number, at: string): string[] =>
  list.length === 0 || list.length > max ? [`${at} has ${list.length} parts`] : [];

/** What is wrong with a modal. */
export function flawsOfView(view: Part): string[] {
  const blocks = view.blocks as Part[];
  const asks = Array.isArray(blocks) && blocks.some(({ type }) => type === "input");
  return [
    ...text(view.title, 24, "title"),
    ...(view.submit ? text(view.submit, 24, "submit") : asks ? ["inputs without a submit"] : []),
    ...(view.close ? text(view.close, 24, "close") : []),
    ...(String(view.private_metadata ?? "").length > 3_000 ? ["private_metadata"] : []),
    ...flawsOfBlocks(blocks, 100),
  ];
}
