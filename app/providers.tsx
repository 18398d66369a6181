"use client";

import { MutationCache, QueryCache, QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { ThemeProvider, useTheme } from "next-themes";
import { useRouter } from "next/navigation";
import { Tooltip } from "radix-ui";
import { type ReactNode, useState } from "react";
import { Toaster } from "sonner";
import { ProblemError } from "@/components/queries/problem";
import { NowProvider } from "@/components/ui/now";

interface ProvidersProps {
  nonce: string | undefined;
  now: number;
  children: ReactNode;
}

export function Providers({ nonce, now, children }: ProvidersProps) {
  const router = useRouter();
  const [client] = useState(() => newClient((path) => router.push(path)));
  return (
    <ThemeProvider
      attribute="class"
      defaultTheme="system"
      enableSystem
      disableTransitionOnChange
      nonce={nonce}
    >
      <QueryClientProvider client={client}>
        <NowProvider now={now}>
          <Tooltip.Provider delayDuration={350}>{children}</Tooltip.Provider>
          <Toasts />
        </NowProvider>
      </QueryClientProvider>
    </ThemeProvider>
  );
}

function Toasts() {
  const { resolvedTheme } = useTheme();
  return <Toaster position="bottom-right" theme={resolvedTheme === "dark" ? "dark" : "light"} />;
}

const RETRIES = 2;

function newClient(goTo: (path: string) => void): QueryClient {
  const onError = (error: unknown) => signInAgain(error, goTo);
  return new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      queries: {
        staleTime: 15_000,
        retry: (failures, error) =>
          failures < RETRIES && (!(error instanceof ProblemError) || error.isPassing),
      },
    },
  });
}

/** A session that ended leads to the sign-in page, and from there back to where it ended. */
function signInAgain(error: unknown, goTo: (path: string) => void): void {
  if (!(error instanceof ProblemError) || error.code !== "unauthenticated") return;
  const { pathname, search } = window.location;
  if (/^\/(inbox|settings)(\/|$)/.test(pathname))
    goTo(`/sign-in?${new URLSearchParams({ callbackUrl: pathname + search })}`);
}
