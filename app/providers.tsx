"use client";

import { MutationCache, QueryCache, QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { ThemeProvider, useTheme } from "next-themes";
import { Tooltip } from "radix-ui";
import { type ReactNode, useState } from "react";
import { Toaster } from "sonner";
import { ProblemError } from "@/components/queries/problem";
import { StepUpDialog } from "@/components/second-step/step-up-dialog";
import { signInAgain } from "@/components/sign-in/ended-session";
import { NonceProvider, useNonce } from "@/components/ui/nonce";
import { NowProvider } from "@/components/ui/now";

interface ProvidersProps {
  nonce: string | undefined;
  now: number;
  children: ReactNode;
}

export function Providers({ nonce, now, children }: ProvidersProps) {
  const [client] = useState(newClient);
  return (
    <NonceProvider nonce={nonce}>
      <Theme>
        <QueryClientProvider client={client}>
          <NowProvider now={now}>
            <Tooltip.Provider delayDuration={350}>
              {children}
              <StepUpDialog />
            </Tooltip.Provider>
            <Toasts />
          </NowProvider>
        </QueryClientProvider>
      </Theme>
    </NonceProvider>
  );
}

function Theme({ children }: { children: ReactNode }) {
  return (
    <ThemeProvider
      attribute="class"
      defaultTheme="system"
      enableSystem
      disableTransitionOnChange
      nonce={useNonce()}
    >
      {children}
    </ThemeProvider>
  );
}

function Toasts() {
  const { resolvedTheme } = useTheme();
  return <Toaster position="bottom-right" theme={resolvedTheme === "dark" ? "dark" : "light"} />;
}

const RETRIES = 2;

function newClient(): QueryClient {
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

/** A session that ended is told on top of the page, which stays as it is. */
function onError(error: unknown): void {
  if (error instanceof ProblemError && error.code === "unauthenticated") signInAgain();
}
