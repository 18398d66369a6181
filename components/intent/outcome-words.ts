export { outcomeButton, outcomeLabel, outcomePast } from "@/core/outcome-words";
