-- How much of a limit somebody has used: the moment at which the whole of it would be there again, in milliseconds since 1970.
-- Unlogged, because a request must not wait for the disk over this; a crash of the database forgives what was used.
CREATE UNLOGGED TABLE "rate_limits" (
    "key" TEXT NOT NULL,
    "full_at" DOUBLE PRECISION NOT NULL,
    "granted" INTEGER NOT NULL,

    CONSTRAINT "rate_limits_pkey" PRIMARY KEY ("key")
);
CREATE INDEX "rate_limits_full_at_idx" ON "rate_limits"("full_at");

-- Attempts to sign in that failed or have not succeeded yet, by a digest of the account and of whence they came.
CREATE TABLE "sign_in_attempts" (
    "key" TEXT NOT NULL,
    "attempts" INTEGER NOT NULL,
    "free_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "sign_in_attempts_pkey" PRIMARY KEY ("key")
);
CREATE INDEX "sign_in_attempts_expires_at_idx" ON "sign_in_attempts"("expires_at");
