export { LabScreen, type LabProps } from './lab-screen.tsx';
