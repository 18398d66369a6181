declare module "http_ece" {
  import type { ECDH } from "node:crypto";
  const ece: {
    /** RFC 8188. */
    decrypt(body: Buffer, keys: { version: "aes128gcm"; privateKey: ECDH; authSecret: string }): Buffer;
  };
  export default ece;
}
