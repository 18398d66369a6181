-- CreateTable
CREATE TABLE "admin_changes" (
    "seq" BIGSERIAL NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actor" JSONB NOT NULL,
    "kind" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "subject_name" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "before" JSON,
    "after" JSON,

    CONSTRAINT "admin_changes_pkey" PRIMARY KEY ("seq")
);

-- CreateIndex
CREATE INDEX "admin_changes_workspace_id_seq_idx" ON "admin_changes"("workspace_id", "seq");

-- CreateIndex
CREATE INDEX "admin_changes_workspace_id_kind_subject_id_seq_idx" ON "admin_changes"("workspace_id", "kind", "subject_id", "seq");

-- AddForeignKey
ALTER TABLE "admin_changes" ADD CONSTRAINT "admin_changes_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE TRIGGER "admin_changes_append_only" BEFORE UPDATE OR DELETE ON "admin_changes" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "admin_changes_no_truncate" BEFORE TRUNCATE ON "admin_changes" FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();
