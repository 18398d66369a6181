"use client";

import { Camera, Paperclip } from "lucide-react";
import { type ChangeEvent, useRef } from "react";
import { Button } from "../ui/button";

/** Buttons that open the browser's own dialogs: any file, or on phones the camera. */
export function FileChooser({ onChoose }: { onChoose: (files: Iterable<File>) => void }) {
  const any = useRef<HTMLInputElement>(null);
  const photo = useRef<HTMLInputElement>(null);
  const chosen = ({ target }: ChangeEvent<HTMLInputElement>) => {
    onChoose([...(target.files ?? [])]);
    // The same file may be chosen again after it was removed.
    target.value = "";
  };
  return (
    <>
      <Button className="max-desk:h-11" onClick={() => any.current?.click()}>
        <Paperclip aria-hidden /> Attach files
      </Button>
      <Button
        className="hidden max-desk:h-11 pointer-coarse:inline-flex"
        onClick={() => photo.current?.click()}
      >
        <Camera aria-hidden /> Take a photo
      </Button>
      <input ref={any} type="file" multiple hidden aria-label="Attach files" onChange={chosen} />
      <input
        ref={photo}
        type="file"
        accept="image/*"
        capture="environment"
        hidden
        aria-label="Take a photo"
        onChange={chosen}
      />
    </>
  );
}
