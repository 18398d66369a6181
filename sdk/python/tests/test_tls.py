"""Encrypted connections are made to whom they should be, by both clients."""

from __future__ import annotations

import datetime
import ipaddress
import ssl
import tempfile
import unittest
from pathlib import Path
from typing import Tuple

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID

from countersign import AsyncCountersign, ConnectionFailedError, Countersign, Timing

from .support.server import Scripted, answer, hang, stream
from .support.world import OPEN, World, message


def certificate(folder: Path) -> Tuple[Path, Path]:
    """For 127.0.0.1, signed by itself: its file and its key's."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "test")])
    now = datetime.datetime.now(datetime.timezone.utc)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - datetime.timedelta(days=1))
        .not_valid_after(now + datetime.timedelta(days=1))
        .add_extension(
            x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]), critical=False
        )
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .sign(key, hashes.SHA256())
    )
    files = folder / "certificate.pem", folder / "key.pem"
    files[0].write_bytes(made.public_bytes(Encoding.PEM))
    files[1].write_bytes(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    return files


class Encrypted(World):
    def setUp(self) -> None:
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.files = certificate(Path(folder.name))

    def encrypted(self, *script: object) -> Scripted:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(*map(str, self.files))
        server = self.server(*script)
        server.encrypt(context)
        return server

    def trusting(self) -> ssl.SSLContext:
        return ssl.create_default_context(cafile=str(self.files[0]))

    def test_a_server_that_is_trusted_is_spoken_to(self) -> None:
        server = self.encrypted(answer(200, OPEN), stream(message(1, "created"), message(2, "decided")))
        client = self.client(server, ssl_context=self.trusting())
        self.assertEqual(client.get_intent("int_1"), OPEN)
        self.assertEqual([fact["seq"] for fact in client.observe("int_1")], [1, 2])

    def test_a_certificate_that_is_not_trusted_fails_at_once_and_the_key_is_not_sent(self) -> None:
        server = self.encrypted(answer(200, OPEN))
        with self.assertRaisesRegex(ConnectionFailedError, "certificate") as caught:
            self.client(server).wait_for("int_1")
        self.assertFalse(caught.exception.transient)
        self.assertEqual((server.seen, self.pauses()), ([], []))

    def test_a_certificate_for_another_name_is_not_trusted_either(self) -> None:
        server = self.encrypted(answer(200, OPEN))
        elsewhere = server.url.replace("127.0.0.1", "localhost")
        with self.assertRaisesRegex(ConnectionFailedError, "certificate"):
            self.client(server, base_url=elsewhere, ssl_context=self.trusting()).get_intent("int_1")

    def test_what_hangs_is_given_up_there_too(self) -> None:
        server = self.encrypted(hang, answer(200, OPEN))
        client = self.client(server, ssl_context=self.trusting(), timing=Timing(request_seconds=0.3))
        self.assertEqual(client.get_intent("int_1"), OPEN)
        self.assertTrue(server.seen[0].gone.wait(5))

    def test_a_server_that_speaks_no_tls_is_given_up(self) -> None:
        server = self.server(hang)
        client = self.client(server, base_url=server.url.replace("http:", "https:"), retries=1)
        with self.assertRaises(ConnectionFailedError):
            client.get_intent("int_1")
        self.assertEqual(len(self.pauses()), 1)


class SyncEncrypted(Encrypted):
    kind = Countersign


class AsyncEncrypted(Encrypted):
    kind = AsyncCountersign


del World, Encrypted

if __name__ == "__main__":
    unittest.main()
