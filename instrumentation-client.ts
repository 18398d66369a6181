import { config } from "zod/v4/core";

// Next.js runs this before any page's code. The pages' policy allows no evaluated code, and zod would try it and be reported.
config({ jitless: true });
