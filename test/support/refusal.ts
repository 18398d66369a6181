import { AppError } from "@/core/errors";

/** The error that a call is refused with, as data. Anything else that happens fails the test. */
export async function refusalOf(
  call: Promise<unknown>,
): Promise<{ code: string; message: string; pointers: string[]; extra: Record<string, unknown> }> {
  try {
    await call;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return {
      code: error.code,
      message: error.message,
      pointers: [...new Set(error.flaws.map(({ pointer }) => pointer))],
      extra: error.extra,
    };
  }
  throw new Error("the call was not refused");
}
