-- Sessions as a list of devices, whose cookie is renewed; and second steps of signing in.
ALTER TABLE "sessions"
    ADD COLUMN "generation" INTEGER NOT NULL DEFAULT 0,
    ADD COLUMN "generation_at" TIMESTAMPTZ(3),
    ADD COLUMN "last_used_at" TIMESTAMPTZ(3),
    ADD COLUMN "first_address" TEXT,
    ADD COLUMN "last_address" TEXT,
    ADD COLUMN "user_agent" TEXT,
    ADD COLUMN "signed_in_by" TEXT NOT NULL DEFAULT 'password',
    ADD COLUMN "awaits_step" BOOLEAN NOT NULL DEFAULT false,
    ADD COLUMN "whole_since" INTEGER NOT NULL DEFAULT 0,
    ADD COLUMN "stepped_at" TIMESTAMPTZ(3),
    ADD COLUMN "stepped_by" TEXT,
    ADD COLUMN "stepped_since" INTEGER NOT NULL DEFAULT 0,
    ADD COLUMN "challenge" TEXT,
    ADD COLUMN "challenge_at" TIMESTAMPTZ(3);
UPDATE "sessions" SET "generation_at" = now(), "last_used_at" = now();
ALTER TABLE "sessions"
    ALTER COLUMN "generation_at" SET NOT NULL,
    ALTER COLUMN "last_used_at" SET NOT NULL;

ALTER TABLE "users"
    ADD COLUMN "password_set_at" TIMESTAMPTZ(3),
    ADD COLUMN "step_failures" INTEGER NOT NULL DEFAULT 0,
    ADD COLUMN "step_failed_at" TIMESTAMPTZ(3);

ALTER TABLE "workspaces"
    ADD COLUMN "second_step_for" TEXT NOT NULL DEFAULT 'nobody',
    ADD COLUMN "high_risk_step" BOOLEAN NOT NULL DEFAULT false;

CREATE TABLE "second_steps" (
    "id" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "secret" TEXT,
    "last_counter" BIGINT,
    "credential_id" TEXT,
    "public_key" TEXT,
    "sign_count" BIGINT,
    "transports" TEXT[],
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "confirmed_at" TIMESTAMPTZ(3),
    "last_used_at" TIMESTAMPTZ(3),
    CONSTRAINT "second_steps_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "second_steps_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE UNIQUE INDEX "second_steps_credential_id_key" ON "second_steps"("credential_id");
CREATE INDEX "second_steps_user_id_idx" ON "second_steps"("user_id");
-- One authenticator app per person, and at most one that is being set up.
CREATE UNIQUE INDEX "second_steps_totp_key" ON "second_steps"("user_id", ("confirmed_at" IS NULL)) WHERE "kind" = 'totp';

CREATE TABLE "recovery_codes" (
    "user_id" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),
    CONSTRAINT "recovery_codes_pkey" PRIMARY KEY ("user_id", "hash"),
    CONSTRAINT "recovery_codes_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE
);
