export interface GuidePage {
  slug: string;
  title: string;
  /** What a reader finds there, in half a line. */
  says: string;
  /** Below docs/. */
  file: string;
}

interface GuideSection {
  title: string;
  pages: readonly GuidePage[];
}

const page = (slug: string, title: string, says: string, file = `guide/${slug}.md`): GuidePage => ({
  slug,
  title,
  says,
  file,
});

/** The pages for whoever writes an agent, in the order in which they are read. */
export const GUIDE: readonly GuideSection[] = [
  {
    title: "Start",
    pages: [
      page("quickstart", "Quickstart", "From a key to an answer, in your language"),
      page("task-types", "Task types", "Eight kinds of question, and what comes back"),
      page("asking", "Asking well", "Whom, until when, and twice without harm"),
      page("sensitive", "Sensitive values", "Masked until they are needed, and dropped when they are not"),
    ],
  },
  {
    title: "Being resumed",
    pages: [
      page("waiting", "Waiting", "Long poll and event stream, across restarts"),
      page("webhooks", "Webhooks", "For agents that do not stay up"),
      page("receipts", "Receipts", "Proof that exactly this was approved", "RECEIPTS.md"),
    ],
  },
  {
    title: "Your framework",
    pages: [
      page("langgraph", "LangGraph", "Interrupts and checkpoints"),
      page("ai-sdk", "Vercel AI SDK", "Tool approval"),
      page("openai-agents", "OpenAI Agents SDK", "Interruptions and run state"),
      page("mastra", "Mastra", "Suspend and resume"),
      page("python", "Python", "CrewAI, AutoGen, ADK, Pydantic AI and more"),
      page("coding-agents", "Claude Code and Codex", "Permission hooks"),
    ],
  },
  {
    title: "Other doors",
    pages: [
      page("cli", "Command line", "Any shell, any CI"),
      page("mcp", "MCP", "Tools for assistants", "MCP.md"),
      page("axme", "AXME", "Clients written for AXME", "AXME.md"),
    ],
  },
  {
    title: "For people",
    pages: [page("signing-in", "Signing in", "Second steps, devices, single sign-on")],
  },
];

/** What is looked up rather than read. */
export const REFERENCE = [
  { href: "/docs/api", title: "API reference", says: "Every request and every answer" },
  { href: "/docs/errors", title: "Error codes", says: "What each means, and what to do" },
] as const;

export const GUIDE_PAGES = GUIDE.flatMap(({ pages }) => pages);

/** What comes after a page; null after the last. */
export const pageAfter = (slug: string): GuidePage | null =>
  GUIDE_PAGES[GUIDE_PAGES.findIndex((each) => each.slug === slug) + 1] ?? null;
