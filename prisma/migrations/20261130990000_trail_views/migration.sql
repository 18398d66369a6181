-- What the list of the audit trail reads. Below a policy no index over an actor, an address or a channel is read, because json's
-- operators are not known to leak nothing (ADR 43). A view is read as its owner, so these hold the rows to their workspace themselves.
CREATE VIEW "trail_facts" AS SELECT * FROM "facts" WHERE "workspace_id" = (SELECT current_setting('countersign.workspace', true));
CREATE VIEW "trail_changes" AS SELECT * FROM "admin_changes" WHERE "workspace_id" = (SELECT current_setting('countersign.workspace', true));

-- A role that was prepared by another owner gets no default privileges.
DO $$
BEGIN
  IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'countersign_rows') THEN
    GRANT SELECT ON "trail_facts", "trail_changes" TO countersign_rows;
  END IF;
END
$$;
