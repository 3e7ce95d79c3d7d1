import path from 'node:path';

import type { FileEdit } from '@orchestrate/contracts/proposal';
import { hashParts } from '@orchestrate/kit/files/hash';
import { relativeToRoot } from '@orchestrate/kit/files/relative-path';
import type ts from 'typescript';

import type { TypeScript } from './load-typescript';

/** Where a project is and what it is compiled with. */
export interface ProjectPlace {
  /** Absolute; of the tree. */
  readonly root: string;
  readonly cwd: string;
  /** Absolute; absent: JavaScript, or sources without a configuration. */
  readonly configFile: string | undefined;
  /** Source files relative to the root, for a project without a configuration. */
  readonly sources: readonly string[];
}

/** An error of the compiler. */
export interface TypeError {
  /** Relative to the root. */
  readonly file: string;
  readonly code: number;
  readonly start: number;
  readonly length: number;
  readonly message: string;
}

const WITHOUT_CONFIGURATION = {
  allowJs: true,
  checkJs: true,
  noEmit: true,
  skipLibCheck: true,
  noImplicitAny: false,
  strict: false,
} as const;

function readConfiguration(ts: TypeScript, place: ProjectPlace): Pick<ts.ParsedCommandLine, 'options' | 'fileNames'> {
  if (place.configFile === undefined) {
    const options: ts.CompilerOptions = {
      ...WITHOUT_CONFIGURATION,
      target: ts.ScriptTarget.ESNext,
      module: ts.ModuleKind.NodeNext,
      moduleResolution: ts.ModuleResolutionKind.NodeNext,
    };
    return { options, fileNames: place.sources.map((file) => path.join(place.root, file)) };
  }
  const { config } = ts.readConfigFile(place.configFile, (file) => ts.sys.readFile(file)) as { config?: unknown };
  const parsed = ts.parseJsonConfigFileContent(config ?? {}, ts.sys, path.dirname(place.configFile));
  return {
    options: { ...parsed.options, noEmit: true, composite: false, incremental: false },
    fileNames: parsed.fileNames,
  };
}

/** A project in the compiler's language service, on which edits can be tried without touching the disk. */
export class TypeProject {
  private readonly overlay = new Map<string, string>();
  private readonly versions = new Map<string, number>();
  /** Errors by what is laid over and file: a new program knows nothing of the one before, and checks it all again. */
  private readonly known = new Map<string, readonly TypeError[]>();
  private overlayKey = '';
  private readonly fileNames: readonly string[];
  private readonly service: ts.LanguageService;

  constructor(
    readonly ts: TypeScript,
    private readonly place: ProjectPlace,
  ) {
    const { options, fileNames } = readConfiguration(ts, place);
    this.fileNames = fileNames;
    this.service = ts.createLanguageService(this.createHost(options), ts.createDocumentRegistry());
  }

  private createHost(options: ts.CompilerOptions): ts.LanguageServiceHost {
    const { sys, ScriptSnapshot } = this.ts;
    const readFile = (file: string): string | undefined => this.overlay.get(file) ?? sys.readFile(file);
    return {
      getCompilationSettings: () => options,
      getScriptFileNames: () => [...this.fileNames],
      getScriptVersion: (file) => String(this.versions.get(file) ?? 0),
      getScriptSnapshot(file) {
        const text = readFile(file);
        return text === undefined ? undefined : ScriptSnapshot.fromString(text);
      },
      getCurrentDirectory: () => this.place.cwd,
      getDefaultLibFileName: (settings) => this.ts.getDefaultLibFilePath(settings),
      fileExists: (file) => this.overlay.has(file) || sys.fileExists(file),
      readFile,
      readDirectory: (...args) => sys.readDirectory(...args),
      directoryExists: (directory) => sys.directoryExists(directory),
      getDirectories: (directory) => sys.getDirectories(directory),
      realpath: (file) => sys.realpath?.(file) ?? file,
    };
  }

  private absolute(file: string): string {
    return path.join(this.place.root, file);
  }

  /** Lays texts over files, in place of those laid before. */
  setOverlay(edits: readonly FileEdit[]): void {
    const next = new Map(
      edits.flatMap((edit) => (edit.action === 'write' ? [[this.absolute(edit.path), edit.text] as const] : [])),
    );
    for (const file of new Set([...this.overlay.keys(), ...next.keys()])) {
      if (this.overlay.get(file) !== next.get(file)) this.versions.set(file, (this.versions.get(file) ?? 0) + 1);
    }
    this.overlay.clear();
    for (const [file, text] of next) this.overlay.set(file, text);
    this.overlayKey = next.size === 0 ? '' : hashParts([...next].flat());
  }

  /** Text of a file as laid over or on disk. */
  read(file: string): string | undefined {
    return this.overlay.get(this.absolute(file)) ?? this.ts.sys.readFile(this.absolute(file));
  }

  /** Files of the project below the root, without declarations. */
  files(): string[] {
    return this.fileNames.flatMap((file) => {
      const relative = relativeToRoot(this.place.root, file);
      return relative === undefined || relative.includes('node_modules/') ? [] : [relative];
    });
  }

  /** Errors of some files, or of all: syntax first, because nothing else counts while a file cannot be read. */
  errors(files: readonly string[] = this.files()): TypeError[] {
    return files.flatMap((file) => {
      const key = `${this.overlayKey} ${file}`;
      const found = this.known.get(key) ?? this.check(file);
      this.known.set(key, found);
      return found;
    });
  }

  private check(file: string): TypeError[] {
    const source = this.service.getProgram()?.getSourceFile(this.absolute(file));
    if (source === undefined) return [];
    const syntactic = this.service.getSyntacticDiagnostics(source.fileName);
    const found = syntactic.length > 0 ? syntactic : this.service.getSemanticDiagnostics(source.fileName);
    return found
      .filter(({ category }) => category === this.ts.DiagnosticCategory.Error)
      .map(({ code, start = 0, length = 0, messageText }) => ({
        file,
        code,
        start,
        length,
        message: this.ts.flattenDiagnosticMessageText(messageText, '\n'),
      }));
  }

  /** What the compiler would do about an error. */
  codeFixes({ file, code, start, length }: TypeError): readonly ts.CodeFixAction[] {
    const format = { ...this.ts.getDefaultFormatCodeSettings('\n'), indentSize: 2 };
    const preferences = { quotePreference: 'auto', allowTextChangesInNewFiles: false } as const;
    try {
      return this.service.getCodeFixesAtPosition(
        this.absolute(file),
        start,
        start + length,
        [code],
        format,
        preferences,
      );
    } catch {
      return []; // A few fixes throw on code that is broken elsewhere too.
    }
  }

  /** A code fix as edits on what {@link read} gives; `undefined` when it makes files or needs a command. */
  toEdits(action: ts.CodeFixAction): FileEdit[] | undefined {
    if ((action.commands ?? []).length > 0) return undefined;
    const edits: FileEdit[] = [];
    for (const change of action.changes) {
      const relative = relativeToRoot(this.place.root, change.fileName);
      const before = relative === undefined ? undefined : this.read(relative);
      if (relative === undefined || before === undefined || change.isNewFile === true) return undefined;
      const text = [...change.textChanges]
        .sort((a, b) => b.span.start - a.span.start)
        .reduce(
          (current, { span, newText }) =>
            current.slice(0, span.start) + newText + current.slice(span.start + span.length),
          before,
        );
      edits.push({ action: 'write', path: relative, text });
    }
    return edits.length === 0 ? undefined : edits;
  }

  /** A file's syntax tree, and the checker where types are known. */
  inspect(file: string): { readonly source: ts.SourceFile; readonly checker: ts.TypeChecker } | undefined {
    const program = this.service.getProgram();
    const source = program?.getSourceFile(this.absolute(file));
    return program === undefined || source === undefined ? undefined : { source, checker: program.getTypeChecker() };
  }
}
