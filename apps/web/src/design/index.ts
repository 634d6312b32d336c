export { Button, buttonClass, IconButton, type ButtonLook } from './button.tsx';
export { ChoiceField, SelectField, TextArea, TextField, type ChoiceOption } from './field.tsx';
export { Digest, Empty, Facts, Marker, Notice, Panel, Progress, Tag, type Tone } from './surface.tsx';
