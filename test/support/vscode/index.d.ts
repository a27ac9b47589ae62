// What the extensions of docs/storages.md use of the API of VS Code, as `@types/vscode` declares it.

export interface Disposable {
  dispose(): unknown
}

export interface Event<T> {
  (listener: (e: T) => unknown, thisArgs?: unknown, disposables?: Array<Disposable>): Disposable
}

export interface SecretStorageChangeEvent {
  readonly key: string
}

export interface SecretStorage {
  keys(): PromiseLike<Array<string>>
  get(key: string): PromiseLike<string | undefined>
  store(key: string, value: string): PromiseLike<void>
  delete(key: string): PromiseLike<void>
  readonly onDidChange: Event<SecretStorageChangeEvent>
}

export class Uri {
  static parse(value: string, strict?: boolean): Uri
  static file(path: string): Uri
  readonly scheme: string
  readonly fsPath: string
  toString(skipEncoding?: boolean): string
}

export interface ExtensionContext {
  readonly subscriptions: Array<{ dispose(): unknown }>
  readonly secrets: SecretStorage
  readonly globalStorageUri: Uri
}

export interface UriHandler {
  handleUri(uri: Uri): PromiseLike<void> | void
}

export namespace window {
  function registerUriHandler(handler: UriHandler): Disposable
}

export namespace commands {
  function registerCommand(command: string, callback: (...args: Array<never>) => unknown): Disposable
}

export namespace env {
  function openExternal(target: Uri): PromiseLike<boolean>
}
