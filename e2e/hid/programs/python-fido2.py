"""Runs in the guest: makes a credential, or signs with one, by python-fido2. The wish comes on stdin as JSON."""

import json
import sys
from base64 import b64decode, b64encode

from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, EllipticCurvePublicKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from fido2.cose import ES256
from fido2.ctap2 import ClientPin, Ctap2
from fido2.hid import CtapHidDevice

wish = json.load(sys.stdin)
rp_id = wish["rpId"]
client_data_hash = b64decode(wish["clientDataHash"])
[device] = CtapHidDevice.list_devices()
ctap = Ctap2(device)
client_pin = ClientPin(ctap)
permission = ClientPin.PERMISSION.GET_ASSERTION if "credentialId" in wish else ClientPin.PERMISSION.MAKE_CREDENTIAL
token = client_pin.get_pin_token(wish["pin"], permission, rp_id)
proof = {
    "pin_uv_param": client_pin.protocol.authenticate(token, client_data_hash),
    "pin_uv_protocol": client_pin.protocol.VERSION,
}


def text(value):
    return b64encode(value).decode()


if "credentialId" in wish:
    allowed = [{"type": "public-key", "id": b64decode(wish["credentialId"])}]
    signed = ctap.get_assertion(rp_id, client_data_hash, allowed, **proof)
    answer = {"authenticatorData": text(signed.auth_data), "signature": text(signed.signature)}
else:
    user = {"id": b"ada", "name": "ada"}
    wanted = [{"type": "public-key", "alg": ES256.ALGORITHM}]
    made = ctap.make_credential(client_data_hash, {"id": rp_id}, user, wanted, **proof)
    credential = made.auth_data.credential_data
    point = b"\x04" + credential.public_key[-2] + credential.public_key[-3]
    key = EllipticCurvePublicKey.from_encoded_point(SECP256R1(), point)
    pem = key.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo).decode()
    answer = {"id": text(credential.credential_id), "publicKey": pem}
print(json.dumps(answer))
