export { didOfKey } from './credential/did-key.ts';
export { credentialBytes, signCredential } from './credential/sign-credential.ts';
export { signStatusList } from './credential/status-credential.ts';
export {
  verifyCertificate,
  type CredentialContext,
  type CredentialReport,
  type VerifiedRecord,
} from './credential/verify-credential.ts';
export { PRINT_FONTS, type Typeset, type Typesetter } from './print/typeset.ts';
export {
  certificatesDocument,
  qrCode,
  type PrintedCertificate,
  type PrintFrame,
} from './print/certificates-document.ts';
export { printReport, type PrintedReport } from './report/report-document.ts';
export { agreedDocument, type AgreedPrint, type PrintLanguage } from './agreed/agreed-document.ts';
export { printRequest, type PrintedRequest } from './request/request-document.ts';
