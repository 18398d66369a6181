-- The rule that routed an intent.
ALTER TABLE "intents" ADD COLUMN "routed_by" JSON;

-- CreateTable
CREATE TABLE "routing" (
    "workspace_id" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "rules_version" INTEGER NOT NULL,
    "rules" JSON NOT NULL,
    "changed_by" TEXT NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "routing_pkey" PRIMARY KEY ("workspace_id")
);

-- CreateTable
CREATE TABLE "grants" (
    "id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "agent_id" TEXT NOT NULL,
    "intent_type" TEXT NOT NULL,
    "when" TEXT,
    "outcome" TEXT,
    "max_uses" INTEGER,
    "uses" INTEGER NOT NULL DEFAULT 0,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "note" TEXT,
    "created_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "revoked_by" TEXT,
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "grants_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "grants_workspace_id_created_at_id_idx" ON "grants"("workspace_id", "created_at", "id");
CREATE INDEX "grants_agent_id_created_at_id_idx" ON "grants"("agent_id", "created_at", "id");

-- However many use it at once, and whatever the code above it says.
ALTER TABLE "grants" ADD CONSTRAINT "grants_uses_check" CHECK ("max_uses" IS NULL OR "uses" <= "max_uses");

-- AddForeignKey
ALTER TABLE "routing" ADD CONSTRAINT "routing_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "routing" ADD CONSTRAINT "routing_changed_by_fkey" FOREIGN KEY ("changed_by") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "grants" ADD CONSTRAINT "grants_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "grants" ADD CONSTRAINT "grants_agent_id_workspace_id_fkey" FOREIGN KEY ("agent_id", "workspace_id") REFERENCES "agents"("id", "workspace_id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "grants" ADD CONSTRAINT "grants_created_by_fkey" FOREIGN KEY ("created_by") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "grants" ADD CONSTRAINT "grants_revoked_by_fkey" FOREIGN KEY ("revoked_by") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;
