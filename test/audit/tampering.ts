import { CompactSign, generateKeyPair } from "jose";
import { HEAD_TYPE } from "@/core/audit/head";
import { sql } from "../support/database";
import type { Workspace } from "../support/workspace";
import { asSuperuser } from "./world";

type Sealed = Workspace & { intents: string[] };

/** What somebody does who owns the database, and what must be said of it. */
interface Tampering {
  does: string;
  /** Returns what is to be named. */
  to: (workspace: Sealed) => Promise<{ kind: string; entry?: string | null }[]>;
  /** Whether an export shows it, too: it has nothing of an intent's row but what was asked. */
  inExport: boolean;
}

const factOf = async (intent: string | undefined, type: string): Promise<string> => {
  const [row] = await sql<{ seq: string }>(
    "SELECT seq FROM facts WHERE intent_id = $1 AND type = $2",
    intent,
    type,
  );
  return row?.seq ?? "";
};

const changeOf = async ({ id }: Sealed): Promise<string> => {
  const [row] = await sql<{ seq: string }>(
    "SELECT min(seq) AS seq FROM admin_changes WHERE workspace_id = $1",
    id,
  );
  return row?.seq ?? "";
};

export const TAMPERINGS: Tampering[] = [
  {
    does: "changes what a fact says",
    inExport: true,
    to: async ({ intents }) => {
      const seq = await factOf(intents[1], "decided");
      await asSuperuser([
        `UPDATE facts SET data = replace(data::text, 'No. 1', 'No. 7')::json WHERE seq = $1`,
        seq,
      ]);
      return [{ kind: "changed", entry: `fact_${seq}` }];
    },
  },
  {
    does: "changes who did something",
    inExport: true,
    to: async ({ intents, bea }) => {
      const seq = await factOf(intents[1], "decided");
      await asSuperuser([
        `UPDATE facts SET actor = actor || jsonb_build_object('id', $2::text) WHERE seq = $1`,
        seq,
        bea.id,
      ]);
      return [{ kind: "changed", entry: `fact_${seq}` }];
    },
  },
  {
    does: "changes what an admin did",
    inExport: true,
    to: async (workspace) => {
      const seq = await changeOf(workspace);
      await asSuperuser([`UPDATE admin_changes SET after = '{"name":"Other"}' WHERE seq = $1`, seq]);
      return [{ kind: "changed", entry: `change_${seq}` }];
    },
  },
  {
    does: "deletes a fact from the middle",
    inExport: true,
    to: async ({ intents }) => {
      const seq = await factOf(intents[1], "decided");
      await asSuperuser([`DELETE FROM facts WHERE seq = $1`, seq]);
      return [{ kind: "missing", entry: `fact_${seq}` }];
    },
  },
  {
    does: "deletes a fact and its leaf",
    inExport: true,
    to: async ({ intents }) => {
      const seq = await factOf(intents[1], "decided");
      await asSuperuser(
        [`DELETE FROM facts WHERE seq = $1`, seq],
        [`DELETE FROM audit_leaves WHERE source = 'fact' AND seq = $1`, seq],
      );
      return [{ kind: "missing", entry: null }];
    },
  },
  {
    does: "exchanges two facts",
    inExport: true,
    to: async ({ intents }) => {
      const [one, two] = [await factOf(intents[0], "decided"), await factOf(intents[2], "decided")];
      await asSuperuser(
        [`UPDATE facts SET seq = -1 WHERE seq = $1`, one],
        [`UPDATE facts SET seq = $2 WHERE seq = $1`, two, one],
        [`UPDATE facts SET seq = $1 WHERE seq = -1`, two],
      );
      return [
        { kind: "reordered", entry: `fact_${one}` },
        { kind: "reordered", entry: `fact_${two}` },
      ];
    },
  },
  {
    does: "exchanges the leaves of two facts",
    inExport: true,
    to: async ({ id }) => {
      const [one] = await sql<{ source: string; seq: string }>(
        "SELECT source, seq FROM audit_leaves WHERE workspace_id = $1 AND index = 1",
        id,
      );
      await asSuperuser(
        [`UPDATE audit_leaves SET index = -1 WHERE workspace_id = $1 AND index = 1`, id],
        [`UPDATE audit_leaves SET index = 1 WHERE workspace_id = $1 AND index = 2`, id],
        [`UPDATE audit_leaves SET index = 2 WHERE workspace_id = $1 AND index = -1`, id],
      );
      return [{ kind: "reordered", entry: `${one?.source}_${one?.seq}` }];
    },
  },
  {
    does: "puts in a fact that nobody committed",
    inExport: false,
    to: async ({ intents }) => {
      const seq = await factOf(intents[0], "decided");
      await asSuperuser([
        `INSERT INTO facts (seq, workspace_id, intent_id, type, at, actor, data)
         SELECT 900000 + seq, workspace_id, intent_id, type, at, actor, data FROM facts WHERE seq = $1`,
        seq,
      ]);
      return [{ kind: "inserted", entry: `fact_${900_000 + Number(seq)}` }];
    },
  },
  {
    does: "changes a fact and its leaf with it",
    inExport: true,
    to: async ({ id, intents }) => {
      const seq = await factOf(intents[1], "decided");
      await asSuperuser([
        `UPDATE audit_leaves SET leaf_hash = decode(repeat('ab', 32), 'hex') WHERE workspace_id = $1 AND source = 'fact' AND seq = $2`,
        id,
        seq,
      ]);
      return [{ kind: "changed", entry: `fact_${seq}` }];
    },
  },
  {
    does: "alters a head",
    inExport: true,
    to: async ({ id }) => {
      await asSuperuser([
        `UPDATE audit_heads SET root = decode(repeat('ab', 32), 'hex'), jws = replace(jws, '.', '.e30') WHERE workspace_id = $1 AND tree_size = 8`,
        id,
      ]);
      return [{ kind: "head_altered", entry: null }];
    },
  },
  {
    does: "signs a head with another key",
    inExport: true,
    to: async ({ id }) => {
      const { privateKey } = await generateKeyPair("EdDSA", { crv: "Ed25519" });
      const [head] = await sql<{ jws: string }>(
        "SELECT jws FROM audit_heads WHERE workspace_id = $1 AND tree_size = 8",
        id,
      );
      const [, payload = ""] = head?.jws.split(".") ?? [];
      const forged = await new CompactSign(Buffer.from(payload, "base64url"))
        .setProtectedHeader({ alg: "EdDSA", kid: "sig_mallory", typ: HEAD_TYPE })
        .sign(privateKey);
      await asSuperuser([
        `UPDATE audit_heads SET jws = $2, kid = 'sig_mallory' WHERE workspace_id = $1 AND tree_size = 8`,
        id,
        forged,
      ]);
      return [{ kind: "key_unknown", entry: null }];
    },
  },
  {
    does: "changes what an intent asks",
    inExport: true,
    to: async ({ intents }) => {
      const seq = await factOf(intents[1], "created");
      await asSuperuser([`UPDATE intents SET payload = '{"amount":1000}' WHERE id = $1`, intents[1]]);
      return [{ kind: "changed", entry: `fact_${seq}` }];
    },
  },
  {
    does: "changes an intent's outcome in its row",
    inExport: false,
    to: async ({ intents }) => {
      const seq = await factOf(intents[1], "decided");
      await asSuperuser([`UPDATE intents SET outcome = 'rejected' WHERE id = $1`, intents[1]]);
      return [{ kind: "changed", entry: `fact_${seq}` }];
    },
  },
  {
    does: "changes an intent's decision in its row",
    inExport: false,
    to: async ({ intents }) => {
      const seq = await factOf(intents[1], "decided");
      await asSuperuser([
        `UPDATE intents SET decision = replace(decision::text, 'No. 1', 'No. 7')::json WHERE id = $1`,
        intents[1],
      ]);
      return [{ kind: "changed", entry: `fact_${seq}` }];
    },
  },
  {
    does: "drops an intent's decision in its row, as if it had been redacted",
    inExport: false,
    to: async ({ intents }) => {
      const seq = await factOf(intents[1], "decided");
      await asSuperuser([
        `UPDATE intents SET decision = json_build_object('~redacted', repeat('ab', 32)) WHERE id = $1`,
        intents[1],
      ]);
      return [{ kind: "changed", entry: `fact_${seq}` }];
    },
  },
];
