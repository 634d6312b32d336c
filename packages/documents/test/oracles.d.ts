declare module 'jsonld' {
  const jsonld: { toRDF: (json: object, options: object) => Promise<object> };
  export default jsonld;
}
declare module 'rdf-canonize' {
  export function canonize(dataset: object, options: object): Promise<string>;
}
