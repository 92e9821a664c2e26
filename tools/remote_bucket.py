"""Makes a bucket with object lock, for `tools/remote`: PORT KEY SECRET. Signed by hand (AWS Signature 4), so that no package is needed."""

import datetime
import hashlib
import hmac
import sys
import urllib.request

port, key, secret = sys.argv[1:4]
host, path = f"127.0.0.1:{port}", "/tools-bucket"
moment = datetime.datetime.now(datetime.timezone.utc).strftime("%Y%m%dT%H%M%SZ")
scope = f"{moment[:8]}/us-east-1/s3/aws4_request"
empty = hashlib.sha256(b"").hexdigest()
headers = {"host": host, "x-amz-bucket-object-lock-enabled": "true", "x-amz-content-sha256": empty, "x-amz-date": moment}
names = ";".join(sorted(headers))
lines = "".join(f"{name}:{headers[name]}\n" for name in sorted(headers))
request = "\n".join(["PUT", path, "", lines, names, empty])
signed = "\n".join(["AWS4-HMAC-SHA256", moment, scope, hashlib.sha256(request.encode()).hexdigest()])
step = ("AWS4" + secret).encode()
for word in scope.split("/"):
    step = hmac.new(step, word.encode(), hashlib.sha256).digest()
signature = hmac.new(step, signed.encode(), hashlib.sha256).hexdigest()
headers["authorization"] = f"AWS4-HMAC-SHA256 Credential={key}/{scope}, SignedHeaders={names}, Signature={signature}"
urllib.request.urlopen(urllib.request.Request(f"http://{host}{path}", data=b"", method="PUT", headers=headers))
