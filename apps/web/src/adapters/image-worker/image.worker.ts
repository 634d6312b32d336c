import { examination } from './examination.ts';
import { serve } from './serve.ts';

serve(examination());
