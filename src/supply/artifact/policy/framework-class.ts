/** Whether a framework defines a class of this name in this module. */
export function isFrameworkClass(_module: string, _name: string): boolean {
  return false;
}
