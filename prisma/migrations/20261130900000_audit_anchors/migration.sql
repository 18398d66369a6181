-- Where a workspace's signed heads are kept elsewhere: an address that is mailed, or one that is posted to. Each is a queue's row of
-- its own, which is always due at some time.
CREATE TABLE "audit_anchors" (
    "id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "every" TEXT NOT NULL,
    "secret" TEXT,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "next_attempt_at" TIMESTAMPTZ(3) NOT NULL,
    "sending_size" BIGINT,
    "sent_size" BIGINT NOT NULL DEFAULT 0,
    "sent_at" TIMESTAMPTZ(3),
    "last_error" TEXT,

    CONSTRAINT "audit_anchors_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "audit_anchors_workspace_id_kind_address_key" ON "audit_anchors"("workspace_id", "kind", "address");

-- CreateIndex
CREATE INDEX "audit_anchors_next_attempt_at_idx" ON "audit_anchors"("next_attempt_at");

-- AddForeignKey
ALTER TABLE "audit_anchors" ADD CONSTRAINT "audit_anchors_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

SELECT isolate('audit_anchors');
