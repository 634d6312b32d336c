export { didOfKey } from './credential/did-key.ts';
export { credentialBytes, signCredential } from './credential/sign-credential.ts';
export { signStatusList } from './credential/status-credential.ts';
export {
  verifyCertificate,
  type CredentialContext,
  type CredentialReport,
  type VerifiedRecord,
} from './credential/verify-credential.ts';
