"use client";

import { KeyRound } from "lucide-react";
import { signIn } from "next-auth/react";
import { Button } from "../ui/button";

export function SingleSignOn({ name, target }: { name: string; target: string }) {
  return (
    <Button
      size="touch"
      className="desk:h-10 desk:text-base"
      onClick={() => void signIn("oidc", { callbackUrl: target })}
    >
      <KeyRound aria-hidden />
      Continue with {name}
    </Button>
  );
}
