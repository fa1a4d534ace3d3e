import { useEffect, useState } from 'react';

import { format, type ResultFile } from '../../execution-status';
import type { RoomSocket } from '../socket';
import { strings } from '../strings';
import { Download } from '../ui/icons';

interface PicturesProps {
  socket: RoomSocket;
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

function Left({ socket, executionId, file }: { socket: RoomSocket; executionId: string; file: ResultFile }) {
  const bytes = useBytes(socket, executionId, file);
  const [url, setUrl] = useState<string>();
  useEffect(() => {
    if (!bytes) return;
    const url = URL.createObjectURL(new Blob([bytes], { type: file.image ?? 'application/octet-stream' }));
    setUrl(url);
    return () => URL.revokeObjectURL(url);
  }, [bytes, file.image]);
  const name = file.path.split('/').at(-1) ?? file.path;
  return (
    <figure className={file.image ? 'picture' : 'picture picture-file'}>
      {/* As an image a drawing with scripts in it runs none. */}
      {file.image && url && <img src={url} alt={strings.picture(file.path)} />}
      <figcaption>
        <bdi title={file.path}>{name}</bdi>
        <span className="faint">{format.bytes(file.size)}</span>
        {url && (
          <a className="icon-button" href={url} download={name} aria-label={strings.download(name)} title={strings.download(name)}>
            <Download size={16} />
          </a>
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

/** A file's bytes: those that came with the result, or else asked for part by part. */
function useBytes(socket: RoomSocket, executionId: string, file: ResultFile): Uint8Array<ArrayBuffer> | undefined {
  const [bytes, setBytes] = useState<Uint8Array<ArrayBuffer>>();
  useEffect(() => {
    if (file.content !== undefined) return setBytes(decode(file.content));
    const whole = new Uint8Array(file.size);
    const ask = (offset: number) => socket.emit('get-execution-file', { executionId, path: file.path, offset });
    const listener = (part: FilePart) => {
      if (part.executionId !== executionId || part.path !== file.path) return;
      const content = decode(part.content);
      if (part.offset + content.length > whole.length) return;
      whole.set(content, part.offset);
      if (part.hasMore) ask(part.offset + content.length);
      else setBytes(whole);
    };
    socket.on('execution-file', listener);
    ask(0);
    return () => void socket.off('execution-file', listener);
  }, [socket, executionId, file]);
  return bytes;
}

function decode(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}
