/** The project's own code as the tests of the house rules see it: every module with what it imports and exports. */
import { globSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import ts from 'typescript';

/** Paths are from the project's root, with slashes. `code` is the script alone where the module is a Svelte component. */
export type Source = { path: string; code: ts.SourceFile; imports: Import[]; exports: Export[] };
type Import = { from: string; to: string; names: string[] | 'all' };
type Export = { name: string; isType: boolean };

export const root = join(import.meta.dirname, '../..');

/** Everything, tests and configuration included: whoever imports keeps an export alive. */
export const sources = globSync(['{src,tests}/**/*.{ts,svelte}', '*.config.{ts,js}'], { cwd: root })
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => !path.endsWith('.d.ts'))
  .sort()
  .map(read);

/** What the player, the server or the command line runs. */
export const product = sources.filter(({ path }) => path.startsWith('src/'));

/** The node and everything below it, in reading order. */
export function nodesOf(node: ts.Node): ts.Node[] {
  const nodes: ts.Node[] = [node];
  ts.forEachChild(node, (child) => void nodes.push(...nodesOf(child)));
  return nodes;
}

export function mentions(code: ts.SourceFile, name: string): number {
  return nodesOf(code).filter((node) => ts.isIdentifier(node) && node.text === name).length;
}

export function lineOf(code: ts.SourceFile, node: ts.Node): number {
  return code.getLineAndCharacterOfPosition(node.getStart(code)).line + 1;
}

function read(path: string): Source {
  const text = readFileSync(join(root, path), 'utf8');
  const script = path.endsWith('.svelte')
    ? [...text.matchAll(/<script[^>]*>([\s\S]*?)<\/script>/g)].map((m) => m[1]).join('\n')
    : text;
  const code = ts.createSourceFile(path, script, ts.ScriptTarget.Latest, true, ts.ScriptKind.TS);
  return { path, code, imports: importsOf(path, code), exports: exportsOf(code) };
}

function importsOf(path: string, code: ts.SourceFile): Import[] {
  return nodesOf(code).flatMap((node): Import[] => {
    if (ts.isImportDeclaration(node)) {
      const bindings = node.importClause?.namedBindings;
      const named =
        bindings && ts.isNamedImports(bindings)
          ? bindings.elements.map((one) => (one.propertyName ?? one.name).text)
          : [];
      const names =
        bindings && ts.isNamespaceImport(bindings)
          ? 'all'
          : [...named, ...(node.importClause?.name ? ['default'] : [])];
      return [{ from: path, to: resolve(path, node.moduleSpecifier), names }];
    }
    if (ts.isExportDeclaration(node) && node.moduleSpecifier) {
      const named =
        node.exportClause && ts.isNamedExports(node.exportClause)
          ? node.exportClause.elements.map((one) => (one.propertyName ?? one.name).text)
          : 'all';
      return [{ from: path, to: resolve(path, node.moduleSpecifier), names: named }];
    }
    if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) {
      return [{ from: path, to: resolve(path, node.argument.literal), names: 'all' }];
    }
    if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword && node.arguments[0]) {
      return [{ from: path, to: resolve(path, node.arguments[0]), names: 'all' }];
    }
    if (ts.isCallExpression(node) && node.expression.getText(code) === 'import.meta.glob') {
      const [pattern] = node.arguments;
      const patterns =
        pattern && ts.isArrayLiteralExpression(pattern) ? [...pattern.elements] : pattern ? [pattern] : [];
      return patterns.map((one) => ({ from: path, to: resolve(path, one), names: 'all' }));
    }
    return [];
  });
}

/** A path from the project's root, or the name of a library. An import that is not written out cannot be checked. */
function resolve(path: string, specifier: ts.Node): string {
  if (!ts.isStringLiteralLike(specifier)) return `(computed: ${specifier.getText()})`;
  const name = specifier.text.replace(/\?.*$/, '');
  if (name.startsWith('.')) return posix.join(dirname(path), name);
  return name.startsWith('/') ? name.slice(1) : name;
}

function exportsOf(code: ts.SourceFile): Export[] {
  return code.statements.flatMap((node): Export[] => {
    if (ts.isExportDeclaration(node) && node.exportClause && ts.isNamedExports(node.exportClause)) {
      return node.exportClause.elements.map((one) => ({
        name: one.name.text,
        isType: node.isTypeOnly || one.isTypeOnly,
      }));
    }
    if (!ts.canHaveModifiers(node)) return [];
    const modifiers = ts.getModifiers(node) ?? [];
    if (!modifiers.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)) return [];
    if (modifiers.some(({ kind }) => kind === ts.SyntaxKind.DefaultKeyword))
      return [{ name: 'default', isType: false }];
    if (ts.isVariableStatement(node)) {
      return node.declarationList.declarations.flatMap(({ name }) =>
        ts.isIdentifier(name)
          ? [{ name: name.text, isType: false }]
          : name.elements.flatMap((one) =>
              ts.isBindingElement(one) ? [{ name: one.name.getText(code), isType: false }] : [],
            ),
      );
    }
    const name = ts.getNameOfDeclaration(node as ts.Declaration)?.getText(code);
    return name ? [{ name, isType: ts.isTypeAliasDeclaration(node) || ts.isInterfaceDeclaration(node) }] : [];
  });
}
