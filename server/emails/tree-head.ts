import { type HeadMail, HOW_TO_CHECK } from "@/core/audit/anchor";
import type { Letter } from "./letter";
import { oneLine } from "./untrusted";

/** Puts a signed head where nobody who can change the database reaches it: into somebody's mail. */
export function treeHead({ workspace, head, url }: HeadMail): Letter {
  const entries = head.treeSize.toLocaleString("en");
  const lead = "Keep this mail. It shows whether entries before it were changed or cut off.";
  return {
    subject: `Audit log of ${oneLine(workspace.name, 100)}: signed head of ${entries} entries`,
    preview: lead,
    heading: `${entries} entries are sealed`,
    lead,
    facts: [
      { label: "Workspace", value: oneLine(workspace.name, 100), detail: workspace.id },
      { label: "Sealed", value: head.at.toISOString() },
      { label: "Root", value: head.root },
    ],
    button: { label: "Look at the audit log", url, note: "There you export it." },
    fields: null,
    quote: { title: "Signed head, for a file head.json", lines: [head.jws], note: HOW_TO_CHECK },
    link: null,
    footer:
      "Countersign mails you this because an admin said that you keep signed heads. They can stop it there.",
  };
}
