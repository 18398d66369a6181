"use client";

export function Verification() {
  return null;
}
