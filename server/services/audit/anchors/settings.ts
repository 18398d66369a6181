import { flaw } from "@/core/errors";
import type { ReachOf } from "@/core/webhook";
import type { AnchorsBody, AnchorsChangedWire, AnchorsWire } from "@/core/wire/audit-anchors";
import {
  type Anchor,
  hurryAnchors,
  listAnchors,
  lockAnchors,
  type NewAnchor,
  removeAnchor,
  saveAnchor,
} from "@/server/db/audit/anchors";
import { db } from "@/server/db/client";
import { settings } from "@/server/settings";
import { administer } from "../../administration/administer";
import { type Ctx, newId, requireAdmin, requireOverseer } from "../../context";
import { requireRecentStep } from "../../second-step/needs";
import { newWebhookSecret } from "../../secrets";
import { anchorsDue } from "./wake";

/** Where the workspace's signed heads are kept besides. Throws forbidden. */
export async function readAnchors(ctx: Ctx): Promise<AnchorsWire> {
  requireOverseer(ctx);
  return show(await listAnchors(db(ctx), ctx.workspaceId));
}

/** Says where heads are kept from now on; a new place gets the newest at once. Throws forbidden, step_up_required, invalid_request. */
export async function setAnchors(ctx: Ctx, body: AnchorsBody, reachOf: ReachOf): Promise<AnchorsChangedWire> {
  requireAdmin(ctx);
  await requireRecentStep(ctx, {
    detail: "Heads that are kept elsewhere protect the trail from its admins, too: confirm that it is you.",
  });
  const { workspaceId, now } = ctx;
  if (body.webhook) await requireReachable(body.webhook.url, reachOf);
  const secret = await administer(ctx, async (tx) => {
    await lockAnchors(tx, workspaceId);
    const before = await listAnchors(tx, workspaceId);
    const wanted = wantedOf(body);
    const change = { before: chosen(before), after: { mail: body.mail, webhook: body.webhook } };
    const known = (one: Place) => before.find((anchor) => isSame(anchor, one));
    for (const anchor of before)
      if (!wanted.some((one) => isSame(anchor, one))) await removeAnchor(tx, anchor.id);
    for (const one of wanted)
      if (known(one)?.every !== one.every) await saveAnchor(tx, workspaceId, one, now);
    const isAsBefore =
      before.length === wanted.length && wanted.every((one) => known(one)?.every === one.every);
    return {
      result: wanted.find((one) => one.kind === "webhook" && !known(one))?.secret ?? null,
      changes: isAsBefore
        ? []
        : [{ kind: "anchors", id: workspaceId, name: "Where heads are kept", action: "changed", ...change }],
    };
  });
  anchorsDue();
  return { anchors: await readAnchors(ctx), secret };
}

/** Makes every place due now; it is sent something unless it has the newest head. Throws forbidden. */
export async function sendHeadsNow(ctx: Ctx): Promise<AnchorsWire> {
  requireAdmin(ctx);
  await hurryAnchors(db(ctx), ctx.workspaceId, ctx.now);
  anchorsDue();
  return readAnchors(ctx);
}

async function requireReachable(url: string, reachOf: ReachOf): Promise<void> {
  if ((await reachOf(url)) === "private") throw flaw("invalid_request", "/webhook/url", PRIVATE);
}

const PRIVATE =
  "This is a private address. Whoever runs this server can allow it with COUNTERSIGN_WEBHOOK_ALLOW.";

type Place = Pick<Anchor, "kind" | "address">;

const isSame = (one: Place, other: Place): boolean =>
  one.kind === other.kind && one.address === other.address;

function wantedOf({ mail, webhook }: AnchorsBody): NewAnchor[] {
  const mails = (mail?.addresses ?? []).map((address) => ({ kind: "mail" as const, address, secret: null }));
  return [
    ...mails.map((one) => ({ ...one, id: newId("anc"), every: mail?.every ?? "day" })),
    ...(webhook
      ? [
          {
            ...{ id: newId("anc"), kind: "webhook" as const, address: webhook.url },
            ...{ every: webhook.every, secret: newWebhookSecret() },
          },
        ]
      : []),
  ];
}

function chosen(anchors: readonly Anchor[]): AnchorsBody {
  const mails = anchors.filter(({ kind }) => kind === "mail");
  const webhook = anchors.find(({ kind }) => kind === "webhook");
  const [first] = mails;
  return {
    mail: first ? { addresses: mails.map(({ address }) => address), every: first.every } : null,
    webhook: webhook ? { url: webhook.address, every: webhook.every } : null,
  };
}

const show = (anchors: readonly Anchor[]): AnchorsWire => ({
  ...chosen(anchors),
  file: settings().COUNTERSIGN_AUDIT_HEADS_FILE !== undefined,
  places: anchors.map(({ kind, address, sentAt, sentSize, lastError, nextAt }) => ({
    kind,
    address,
    last_sent_at: sentAt?.toISOString() ?? null,
    last_tree_size: sentAt ? Number(sentSize) : null,
    last_error: lastError,
    next_at: nextAt.toISOString(),
  })),
});
