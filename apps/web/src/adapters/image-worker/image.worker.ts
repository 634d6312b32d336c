import { passTaker, type PassTaker } from '../evidence/pass-taker.ts';
import { examination } from './examination.ts';
import { serve } from './serve.ts';

let pass: PassTaker | null = null;

serve(
  examination(() => pass),
  (port) => {
    pass = passTaker(port);
  },
);
