-- What an agent's tracing system said beside its traceparent, to be given back with it.
ALTER TABLE "intents" ADD COLUMN "tracestate" TEXT;
