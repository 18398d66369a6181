"use client";

// The package index also loads a test helper whose own dependency is not installed with it.
import Form from "@rjsf/core/lib/components/Form.js";
import { englishStringTranslator, TranslatableString } from "@rjsf/utils";
import { useEffect, useMemo, useState } from "react";
import type { Flaw } from "@/core/errors";
import { isJsonObject, type JsonObject } from "@/core/json";
import { ANNOUNCER_ID } from "./announce";
import { ArrayItemTemplate, ArrayTemplate } from "./array-templates";
import { CheckboxWidget, RadioWidget, SelectWidget } from "./choice-widgets";
import { ANSWER_ID } from "./field-id";
import { FieldTemplate } from "./field-template";
import { FileWidget } from "./file-widget";
import { FormBoundary } from "./form-boundary";
import { asFormSchema, DEFAULTS } from "./form-data";
import { hasPattern } from "./interpretable";
import { ManyWidget } from "./many-widget";
import { ObjectTemplate } from "./object-template";
import { NumberWidget } from "./number-widget";
import { loadPatterns } from "./patterns";
import {
  DescriptionTemplate,
  MultiSchemaTemplate,
  OptionalDataControls,
  UnsupportedTemplate,
} from "./small-templates";
import { BaseInput, TextareaWidget, TextWidget } from "./text-widgets";
import { DateTimeWidget, TimeWidget } from "./time-widgets";
import { safeUiSchema } from "./ui-schema";
import { errorSchemaOf, formValidator } from "./validator";
import type { FormValues } from "./form-values";

const TEMPLATES = {
  BaseInputTemplate: BaseInput,
  FieldTemplate,
  ObjectFieldTemplate: ObjectTemplate,
  ArrayFieldTemplate: ArrayTemplate,
  ArrayFieldItemTemplate: ArrayItemTemplate,
  DescriptionFieldTemplate: DescriptionTemplate,
  MultiSchemaFieldTemplate: MultiSchemaTemplate,
  OptionalDataControlsTemplate: OptionalDataControls,
  UnsupportedFieldTemplate: UnsupportedTemplate,
};

const WIDGETS = {
  TextWidget,
  TextareaWidget,
  SelectWidget,
  RadioWidget,
  CheckboxWidget,
  CheckboxesWidget: ManyWidget,
  DateTimeWidget,
  TimeWidget,
  FileWidget,
  UpDownWidget: NumberWidget,
};

/** A key that the reader adds begins empty. */
const translateString = (text: TranslatableString, parameters?: string[]): string =>
  text === TranslatableString.NewStringDefault ? "" : englishStringTranslator(text, parameters);

interface SchemaFormProps {
  schema: JsonObject;
  uiSchema: JsonObject | null;
  data: JsonObject;
  onChange: (data: JsonObject) => void;
  /** What is wrong, with pointers below /data, whoever found it. */
  flaws: readonly Flaw[];
  disabled?: boolean;
}

/** A form drawn from a JSON Schema. It holds no state and sends nothing. */
export function SchemaForm({ schema, uiSchema, data, onChange, flaws, disabled }: SchemaFormProps) {
  const safeUi = useMemo(() => safeUiSchema(uiSchema), [uiSchema]);
  const errors = useMemo(() => errorSchemaOf(flaws, "/data"), [flaws]);
  const formSchema = useMemo(() => asFormSchema(withoutTitle(schema)), [schema]);
  usePatterns(schema);
  return (
    <FormBoundary data={data} onChange={onChange} flaws={flaws}>
      <Form<FormValues>
        tagName="div"
        className="contents"
        idPrefix={`${ANSWER_ID}/data`}
        idSeparator="/"
        schema={formSchema}
        uiSchema={safeUi}
        validator={formValidator}
        templates={TEMPLATES}
        widgets={WIDGETS}
        formData={data}
        extraErrors={errors}
        onChange={({ formData }, id) => id !== undefined && isJsonObject(formData) && onChange(formData)}
        noValidate
        noHtml5Validate
        showErrorList={false}
        disabled={disabled}
        useFallbackUiForUnsupportedType
        translateString={translateString}
        experimental_defaultFormStateBehavior={DEFAULTS}
      >
        <></>
      </Form>
      <p id={ANNOUNCER_ID} role="status" className="sr-only" />
    </FormBoundary>
  );
}

/** The page says what the form is for; a heading of its own would say it twice. */
function withoutTitle({ title, ...schema }: JsonObject): JsonObject {
  return typeof title === "string" ? schema : { ...schema, ...(title !== undefined && { title }) };
}

/** Redraws once patterns can be checked. */
function usePatterns(schema: JsonObject): void {
  const [, setReady] = useState(false);
  useEffect(() => {
    if (hasPattern(schema)) void loadPatterns().then(() => setReady(true));
  }, [schema]);
}
