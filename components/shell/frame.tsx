"use client";

import type { ReactNode } from "react";
import { AppKeys } from "../keys/app-keys";
import { useLiveUpdates } from "../queries/live";
import { SignInAgain } from "../sign-in/sign-in-again";
import { Sidebar, type SidebarProps } from "./sidebar";
import { TopBar } from "./top-bar";

/** What surrounds every page of a signed-in person. Its content scrolls, it does not. */
export function Frame({ children, ...props }: Omit<SidebarProps, "onNavigate"> & { children: ReactNode }) {
  useLiveUpdates();
  return (
    <div className="flex h-dvh flex-col desk:flex-row">
      <a
        href="#content"
        className="sr-only rounded-md bg-accent px-3 py-2 text-on-accent focus:not-sr-only focus:fixed focus:top-2 focus:left-2 focus:z-50"
      >
        Skip to the content
      </a>
      <aside className="hidden w-56 shrink-0 flex-col border-r border-line bg-canvas desk:flex">
        <Sidebar {...props} />
      </aside>
      <TopBar {...props} />
      <main id="content" tabIndex={-1} className="flex min-h-0 min-w-0 flex-1 flex-col outline-none">
        {children}
      </main>
      <AppKeys />
      <SignInAgain email={props.member.email} />
    </div>
  );
}
