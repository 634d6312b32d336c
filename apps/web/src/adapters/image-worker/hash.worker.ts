import { PassGiver } from '../evidence/pass-giver.ts';
import { hashParts } from './hash-parts.ts';
import { serve } from './serve.ts';

const giver = new PassGiver();

// A thread of its own: the image is listed while it is hashed.
serve({ hash: (args, turn, report) => hashParts(args, turn, report, giver) }, (port) => giver.meet(port));
