import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

const README = path.join(import.meta.dirname, "../README.md");
const BEGIN = "<!-- measured -->";
const END = "<!-- /measured -->";

/** Prints the table, and keeps it in bench/README.md when everything was measured. */
export function report(results, { write }) {
  const table = tableOf(results);
  console.log(`\n${table}`);
  if (!write) return;
  const text = readFileSync(README, "utf8");
  writeFileSync(
    README,
    text.slice(0, text.indexOf(BEGIN) + BEGIN.length) + `\n\n${table}\n\n` + text.slice(text.indexOf(END)),
  );
}

const ms = (value) => `${value < 10 ? value.toFixed(1) : Math.round(value)} ms`;
const megabytes = (bytes) => `${Math.round(bytes / 1e6)} MB`;
const rate = (value) => `${Math.round(value).toLocaleString("en")}/s`;

function tableOf({ at, cpus, cpu, node, submit, decide, alarms, waiters, recovery, lists, insights }) {
  const rows = [];
  for (const { concurrency, plain, bare, ours } of submit?.rows ?? []) {
    const ratio = (bare.perSecond / ours.perSecond).toFixed(1);
    rows.push([
      `submit, ${concurrency} connection${concurrency === 1 ? "" : "s"}`,
      `${rate(ours.perSecond)}, p50 ${ms(ours.p50)}, p99 ${ms(ours.p99)}`,
      `bare HTTP ${rate(bare.perSecond)} (${ratio}×), plain pg ${rate(plain.perSecond)}`,
    ]);
  }
  if (decide) {
    rows.push([
      "decision → waiting client",
      `p50 ${ms(decide.heard.p50)}, p99 ${ms(decide.heard.p99)}`,
      "500 rounds, from the click, 60 ms after the question, to the agent's answer",
    ]);
    rows.push([
      "decisions, 32 connections",
      `${rate(decide.throughput.perSecond)}, p99 ${ms(decide.throughput.p99)}`,
      "",
    ]);
  }
  if (alarms) {
    const { count, p50, p99, max, min } = alarms;
    rows.push([
      `${count.toLocaleString("en")} alarms in 30 s`,
      `late by p50 ${ms(p50)}, p99 ${ms(p99)}`,
      `earliest ${ms(min)}, latest ${ms(max)}`,
    ]);
  }
  if (waiters) {
    const { keptBytes, residentBytes, connectionsBefore, connectionsAfter, heard, lastHeardMs } = waiters;
    const cost = `${megabytes(keptBytes)} kept, ${megabytes(residentBytes)} with the garbage of their arrival`;
    rows.push([
      "2,000 waiting clients",
      cost,
      `${connectionsBefore} → ${connectionsAfter} database connections; ${heard} heard, the last ${ms(lastHeardMs)} after the last decision`,
    ]);
  }
  if (recovery) {
    const { readyMs, resumed, resumedMs } = recovery;
    rows.push([
      "kill -9 of everything",
      `ready after ${ms(readyMs)}`,
      `${resumed.toLocaleString("en")} waiting agents answered and resumed in ${ms(resumedMs)}`,
    ]);
  }
  if (lists) {
    const { open, pages, p50, slowest, counts } = lists;
    const { person, name, sort } = slowest;
    rows.push([
      `${pages} first pages of ${open.toLocaleString("en")} open`,
      `p50 ${ms(p50)}, the slowest ${ms(slowest.p50)}, at worst ${ms(slowest.worst)}`,
      `${person}: ${name}, by ${sort || "view"}; counts of all views p50 ${ms(Math.max(...counts.map((each) => each.p50)))}`,
    ]);
  }
  if (insights) {
    const { count, lane, pages, slowest, worst } = insights;
    rows.push([
      `insights over ${count.toLocaleString("en")} closed`,
      `${pages} questions: the slowest p50 ${ms(slowest.p50)}, at worst ${ms(worst)}`,
      `${slowest.name}; ${rate(lane)} measured by the lane`,
    ]);
  }
  const lines = rows.map((cells) => `| ${cells.join(" | ")} |`);
  return [
    `Measured ${at.slice(0, 10)} on ${cpus} × ${cpu}, Node ${node}.`,
    "",
    "| what | measured | beside it |",
    "| --- | --- | --- |",
    ...lines,
  ].join("\n");
}
