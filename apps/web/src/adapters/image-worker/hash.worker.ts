import { hashParts } from './hash-parts.ts';
import { serve } from './serve.ts';

// A thread of its own: the image is listed while it is hashed.
serve({ hash: hashParts });
