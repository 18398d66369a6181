import type { Json } from "../json";

const TYPES: Readonly<Record<string, string>> = {
  string: "text",
  number: "a number",
  integer: "a whole number",
  boolean: "yes or no",
  array: "a list",
  object: "a group of fields",
  null: "empty",
};

const FORMATS: Readonly<Record<string, string>> = {
  email: "Write an e-mail address, like ana@example.com.",
  uri: "Write a full address, like https://example.com.",
  url: "Write a full address, like https://example.com.",
  date: "Choose a date.",
  time: "Choose a time.",
  "date-time": "Choose a date and a time.",
};

export const REQUIRED = "This is required.";
export const NO_SUCH_FIELD = "There is no such field.";
export const FITS_SEVERAL = "This fits more than one of the choices.";

/** What a person is told about one thing that does not fit, by the keyword and its value: the same in the browser and from the server. */
export function flawInWords(keyword: string, limit: Json | undefined): string {
  switch (keyword) {
    case "type":
      return `This must be ${[limit].flat().map(typeInWords).join(" or ")}.`;
    case "enum":
      return "Choose one of the options.";
    case "const":
      return `This must be ${JSON.stringify(limit)}.`;
    case "minLength":
      return limit === 1 ? REQUIRED : `Write at least ${limit} characters.`;
    case "maxLength":
      return `Write at most ${limit} characters.`;
    case "minimum":
      return `This must be at least ${limit}.`;
    case "maximum":
      return `This must be at most ${limit}.`;
    case "exclusiveMinimum":
      return `This must be more than ${limit}.`;
    case "exclusiveMaximum":
      return `This must be less than ${limit}.`;
    case "multipleOf":
      return limit === 1 ? "This must be a whole number." : `This must be a multiple of ${limit}.`;
    case "minItems":
      return limit === 1 ? "At least one is required." : `At least ${limit} are required.`;
    case "maxItems":
      return `At most ${limit} are allowed.`;
    case "minProperties":
      return limit === 1 ? "At least one is required." : `At least ${limit} are required.`;
    case "maxProperties":
      return `At most ${limit} are allowed.`;
    case "uniqueItems":
      return "Each one may occur only once.";
    case "propertyNames":
      return "One of the names is not allowed.";
    case "pattern":
      return `This must match the pattern ${limit}`;
    case "format":
      return FORMATS[String(limit)] ?? `This is not a valid ${limit}.`;
    case "false":
    case "false schema":
      return NO_SUCH_FIELD;
    case "anyOf":
    case "oneOf":
      return "This fits none of the choices.";
    default:
      return "This does not fit.";
  }
}

const typeInWords = (type: Json | undefined): string => TYPES[String(type)] ?? String(type);
