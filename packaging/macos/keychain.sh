#!/usr/bin/env bash
# Puts the certificate and the way to the notary into a keychain of their own, for the release workflow on a Mac.
# Reads P12 and NOTARY_KEY (base64), P12_PASSWORD, SIGN_AS, NOTARY_KEY_ID and NOTARY_ISSUER; without a certificate it
# says so and lets release.py make an app that is called unsigned.
set -euo pipefail
: "${RUNNER_TEMP:?is where the keychain goes}" "${GITHUB_ENV:?is where later steps look}"

if [ -z "${P12:-}" ]; then
  echo "There is no certificate, so what is made is not signed and says so in its name."
  echo "UNSIGNED=--unsigned" >> "$GITHUB_ENV"
  exit 0
fi
for name in P12_PASSWORD SIGN_AS NOTARY_KEY NOTARY_KEY_ID NOTARY_ISSUER; do
  [ -n "${!name:-}" ] || { echo "There is a certificate, but no secret for $name: signing would end halfway." >&2; exit 1; }
done

keychain=$RUNNER_TEMP/release.keychain-db
password=$(openssl rand -hex 24)
secrets=$(mktemp -d "$RUNNER_TEMP/secrets.XXXXXX")
trap 'rm -rf "$secrets"' EXIT
base64 --decode <<< "$P12" > "$secrets/certificate.p12"
base64 --decode <<< "$NOTARY_KEY" > "$secrets/notary.p8"

security create-keychain -p "$password" "$keychain"
security set-keychain-settings -lut 21600 "$keychain"
security unlock-keychain -p "$password" "$keychain"
security import "$secrets/certificate.p12" -k "$keychain" -P "$P12_PASSWORD" -T /usr/bin/codesign
security set-key-partition-list -S apple-tool:,apple: -s -k "$password" "$keychain" > /dev/null
# the keychain of the account stays in the list, as the roots of trust are found through it
security list-keychains -d user -s "$keychain" login.keychain-db
xcrun notarytool store-credentials pressfold --keychain "$keychain" \
  --key "$secrets/notary.p8" --key-id "$NOTARY_KEY_ID" --issuer "$NOTARY_ISSUER"
{
  echo "PRESSFOLD_SIGN_AS=$SIGN_AS"
  echo "PRESSFOLD_NOTARY_PROFILE=pressfold"
  echo "PRESSFOLD_NOTARY_KEYCHAIN=$keychain"
} >> "$GITHUB_ENV"
