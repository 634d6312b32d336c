export { Button, buttonClass, IconButton } from './button.tsx';
export { ChoiceField, SelectField, TextArea, TextField } from './field.tsx';
export { Digest, Empty, Facts, Marker, Notice, Panel, Progress, Tag } from './surface.tsx';
export { DESK, useMedia } from './use-media.ts';
