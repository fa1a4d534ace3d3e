import { useEffect, useRef, useState } from 'react';

import { format, type ExecutionSocket, type ResultFile } from '../../execution-status';
import { strings } from '../strings';
import { Download } from '../ui/icons';

interface PicturesProps {
  socket: ExecutionSocket;
  executionId: string;
  files: ResultFile[];
}

/** What a run left: pictures are shown, everything can be downloaded. */
export function Pictures({ socket, executionId, files }: PicturesProps) {
  if (files.length === 0) return null;
  return (
    <section className="pictures" aria-label={strings.pictures}>
      {files.map((file) => (
        <Left key={file.path} {...{ socket, executionId, file }} />
      ))}
    </section>
  );
}

function Left({ socket, executionId, file }: { socket: ExecutionSocket; executionId: string; file: ResultFile }) {
  // What is not shown is fetched by those who want it, and not by a whole room.
  const [isWanted, setIsWanted] = useState(false);
  const bytes = useBytes(socket, executionId, file, isWanted || file.image !== undefined);
  const [url, setUrl] = useState<string>();
  const link = useRef<HTMLAnchorElement>(null);
  useEffect(() => {
    if (!bytes) return;
    const url = URL.createObjectURL(new Blob([bytes], { type: file.image ?? 'application/octet-stream' }));
    setUrl(url);
    return () => URL.revokeObjectURL(url);
  }, [bytes, file.image]);
  useEffect(() => {
    if (isWanted && url) link.current?.click();
  }, [isWanted, url]);
  const name = file.path.split('/').at(-1) ?? file.path;
  const words = strings.download(name);
  return (
    <figure className={file.image ? 'picture' : 'picture picture-file'}>
      {/* As an image a drawing with scripts in it runs none. */}
      {file.image && url && <img src={url} alt={strings.picture(file.path)} />}
      <figcaption>
        <bdi title={file.path}>{name}</bdi>
        <span className="faint">{format.bytes(file.size)}</span>
        {url ? (
          <a ref={link} className="icon-button" href={url} download={name} aria-label={words} title={words}>
            <Download size={16} />
          </a>
        ) : (
          <button type="button" className="icon-button" aria-label={words} title={words} aria-busy={isWanted} onClick={() => setIsWanted(true)}>
            <Download size={16} />
          </button>
        )}
      </figcaption>
    </figure>
  );
}

interface FilePart {
  executionId: string;
  path: string;
  size: number;
  offset: number;
  content: string;
  hasMore: boolean;
}

/** A file's bytes: those that came with the result, or else asked for part by part, and on after a lost connection. */
function useBytes(socket: ExecutionSocket, executionId: string, file: ResultFile, isWanted: boolean) {
  const [bytes, setBytes] = useState<Uint8Array<ArrayBuffer>>();
  const { path, size, content } = file;
  useEffect(() => {
    if (content !== undefined) return setBytes(decode(content));
    if (!isWanted) return;
    const whole = new Uint8Array(size);
    let have = 0;
    let isDone = false;
    const ask = () => isDone || socket.emit('get-execution-file', { executionId, path, offset: have });
    const listener = (part: FilePart) => {
      if (isDone || part.executionId !== executionId || part.path !== path || part.offset !== have) return;
      const content = decode(part.content);
      if (have + content.length > size) return;
      whole.set(content, have);
      have += content.length;
      isDone = !part.hasMore;
      if (isDone) setBytes(whole);
      else ask();
    };
    socket.on('execution-file', listener);
    // The room was joined again.
    socket.on('execution-status', ask);
    ask();
    return () => {
      socket.off('execution-file', listener);
      socket.off('execution-status', ask);
    };
  }, [socket, executionId, path, size, content, isWanted]);
  return bytes;
}

function decode(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}
