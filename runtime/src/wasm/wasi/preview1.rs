//! The system calls, one by one.

use rand::Rng as _;
use wasmtime_wasi::p1::{
    types::{self, Errno, Error, Fd, Filetype},
    wasi_snapshot_preview1::WasiSnapshotPreview1,
};
use wiggle::GuestPtr;

use super::{
    Access, Create, Descriptor, Exit, Listing, Wasi,
    fs::{self, Stat},
    marshal::{Memory, bounded, filestat, follows, new_times, path, sizes, strings},
    poll::SUBSCRIPTIONS_MAX,
};

/// The most random bytes a call gives: more would keep a thread busy for longer than a time slice.
const RANDOM_MAX: u32 = 4 << 20;
/// The most bytes one call writes to stdout or stderr; a guest that wants more calls again.
const WRITE_MAX: u32 = 1 << 20;

impl Wasi {
    /// Nanoseconds since the guest's start, and a second: a clock at zero looks unset to some.
    pub(super) fn monotonic(&self) -> u64 {
        self.started.elapsed().as_nanos() as u64 + 1_000_000_000
    }
}

impl WasiSnapshotPreview1 for Wasi {
    fn set_hostcall_fuel(&mut self, _fuel: usize) {
        // Nothing here copies guest data without a bound of its own.
    }

    fn args_get(
        &mut self,
        memory: Memory<'_, '_>,
        argv: GuestPtr<GuestPtr<u8>>,
        buffer: GuestPtr<u8>,
    ) -> Result<(), Error> {
        strings(memory, &self.args, argv, buffer)
    }

    fn args_sizes_get(&mut self, _: Memory<'_, '_>) -> Result<(u32, u32), Error> {
        Ok(sizes(&self.args))
    }

    fn environ_get(
        &mut self,
        memory: Memory<'_, '_>,
        environ: GuestPtr<GuestPtr<u8>>,
        buffer: GuestPtr<u8>,
    ) -> Result<(), Error> {
        strings(memory, &self.env, environ, buffer)
    }

    fn environ_sizes_get(&mut self, _: Memory<'_, '_>) -> Result<(u32, u32), Error> {
        Ok(sizes(&self.env))
    }

    fn clock_res_get(&mut self, _: Memory<'_, '_>, _: types::Clockid) -> Result<u64, Error> {
        Ok(1)
    }

    fn clock_time_get(
        &mut self,
        _: Memory<'_, '_>,
        id: types::Clockid,
        _precision: u64,
    ) -> Result<u64, Error> {
        Ok(match id {
            types::Clockid::Realtime => fs::now(),
            types::Clockid::Monotonic => self.monotonic(),
            types::Clockid::ProcessCputimeId | types::Clockid::ThreadCputimeId => {
                self.cpu.elapsed().as_nanos() as u64
            }
        })
    }

    async fn fd_advise(
        &mut self,
        _: Memory<'_, '_>,
        fd: Fd,
        _offset: u64,
        _len: u64,
        _advice: types::Advice,
    ) -> Result<(), Error> {
        self.descriptors.file(fd)?;
        Ok(())
    }

    fn fd_allocate(&mut self, _: Memory<'_, '_>, fd: Fd, offset: u64, len: u64) -> Result<(), Error> {
        let file = self.descriptors.file(fd)?;
        let end = offset.checked_add(len).ok_or(Errno::Fbig)?;
        if !file.access.write {
            return Err(Errno::Badf.into());
        }
        let node = file.node;
        if end > self.fs.data(node)?.len() as u64 {
            self.fs.resize(node, end)?;
        }
        Ok(())
    }

    async fn fd_close(&mut self, _: Memory<'_, '_>, fd: Fd) -> Result<(), Error> {
        let closed = self.descriptors.remove(fd)?;
        self.close(&closed);
        Ok(())
    }

    async fn fd_datasync(&mut self, _: Memory<'_, '_>, fd: Fd) -> Result<(), Error> {
        self.descriptors.get(fd)?;
        Ok(())
    }

    async fn fd_fdstat_get(&mut self, _: Memory<'_, '_>, fd: Fd) -> Result<types::Fdstat, Error> {
        let (fs_filetype, fs_flags, fs_rights_base) = match self.descriptors.get(fd)? {
            // Not a character device: that would be a terminal, which guests treat otherwise.
            Descriptor::Stdin => (Filetype::Unknown, types::Fdflags::empty(), types::Rights::FD_READ),
            Descriptor::Output(_) => (Filetype::Unknown, types::Fdflags::empty(), types::Rights::FD_WRITE),
            Descriptor::Dir(_) => (Filetype::Directory, types::Fdflags::empty(), types::Rights::all()),
            Descriptor::File(file) => {
                let flags = if file.access.append { types::Fdflags::APPEND } else { types::Fdflags::empty() };
                let mut rights = types::Rights::all();
                rights.set(types::Rights::FD_READ, file.access.read);
                rights.set(types::Rights::FD_WRITE, file.access.write);
                (self.fs.stat(file.node)?.filetype, flags, rights)
            }
        };
        Ok(types::Fdstat {
            fs_filetype,
            fs_flags,
            fs_rights_base,
            fs_rights_inheriting: types::Rights::all(),
        })
    }

    fn fd_fdstat_set_flags(&mut self, _: Memory<'_, '_>, fd: Fd, flags: types::Fdflags) -> Result<(), Error> {
        match self.descriptors.get_mut(fd)? {
            Descriptor::File(file) => file.access.append = flags.contains(types::Fdflags::APPEND),
            // Nothing here can be made not to wait: a guest that polls first never does.
            _ if flags.contains(types::Fdflags::NONBLOCK) => return Err(Errno::Notsup.into()),
            _ => {}
        }
        Ok(())
    }

    fn fd_fdstat_set_rights(
        &mut self,
        _: Memory<'_, '_>,
        fd: Fd,
        _base: types::Rights,
        _inheriting: types::Rights,
    ) -> Result<(), Error> {
        self.descriptors.get(fd)?;
        Err(Errno::Notsup.into())
    }

    async fn fd_filestat_get(&mut self, _: Memory<'_, '_>, fd: Fd) -> Result<types::Filestat, Error> {
        let node = match self.descriptors.get(fd)? {
            Descriptor::File(file) => file.node,
            Descriptor::Dir(dir) => dir.node,
            Descriptor::Stdin | Descriptor::Output(_) => {
                let times = fs::Times::default();
                return Ok(filestat(Stat {
                    inode: 0,
                    filetype: Filetype::Unknown,
                    links: 0,
                    size: 0,
                    times,
                }));
            }
        };
        Ok(filestat(self.fs.stat(node)?))
    }

    async fn fd_filestat_set_size(&mut self, _: Memory<'_, '_>, fd: Fd, size: u64) -> Result<(), Error> {
        let file = self.descriptors.file(fd)?;
        if !file.access.write {
            return Err(Errno::Inval.into());
        }
        Ok(self.fs.resize(file.node, size)?)
    }

    async fn fd_filestat_set_times(
        &mut self,
        _: Memory<'_, '_>,
        fd: Fd,
        atim: u64,
        mtim: u64,
        flags: types::Fstflags,
    ) -> Result<(), Error> {
        let (atim, mtim) = new_times(flags, atim, mtim)?;
        let node = match self.descriptors.get(fd)? {
            Descriptor::File(file) => file.node,
            Descriptor::Dir(dir) => dir.node,
            _ => return Err(Errno::Badf.into()),
        };
        Ok(self.fs.set_times(node, atim, mtim)?)
    }

    async fn fd_read(
        &mut self,
        memory: Memory<'_, '_>,
        fd: Fd,
        iovs: types::IovecArray,
    ) -> Result<u32, Error> {
        match self.descriptors.get(fd)? {
            Descriptor::Stdin => {
                for iov in bounded(iovs)?.iter() {
                    let iov = memory.read(iov?)?;
                    if iov.buf_len == 0 {
                        continue;
                    }
                    let bytes = self.stdin.read(iov.buf_len as usize).await;
                    let count = bytes.len() as u32;
                    memory.copy_from_slice(&bytes, iov.buf.as_array(count))?;
                    return Ok(count);
                }
                Ok(0)
            }
            Descriptor::File(file) if file.access.read => {
                let count = self.read_into(memory, (file.node, file.offset), iovs)?;
                self.descriptors.file_mut(fd)?.offset += u64::from(count);
                Ok(count)
            }
            Descriptor::Dir(_) => Err(Errno::Isdir.into()),
            _ => Err(Errno::Badf.into()),
        }
    }

    async fn fd_pread(
        &mut self,
        memory: Memory<'_, '_>,
        fd: Fd,
        iovs: types::IovecArray,
        offset: u64,
    ) -> Result<u32, Error> {
        let file = self.descriptors.file(fd)?;
        if !file.access.read {
            return Err(Errno::Badf.into());
        }
        self.read_into(memory, (file.node, offset), iovs)
    }

    async fn fd_write(
        &mut self,
        memory: Memory<'_, '_>,
        fd: Fd,
        ciovs: types::CiovecArray,
    ) -> Result<u32, Error> {
        match self.descriptors.get(fd)? {
            Descriptor::Output(stream) => {
                let mut total = 0;
                for ciov in bounded(ciovs)?.iter() {
                    let ciov = memory.read(ciov?)?;
                    let len = ciov.buf_len.min(WRITE_MAX - total);
                    let bytes = memory.as_cow(ciov.buf.as_array(len))?;
                    self.output.write(*stream, &bytes).await?;
                    total += len;
                    if len < ciov.buf_len || total == WRITE_MAX {
                        break;
                    }
                }
                Ok(total)
            }
            Descriptor::File(file) if file.access.write => {
                let (node, access) = (file.node, file.access);
                let offset = self.position_of(node, file.offset, access.append)?;
                let count = self.write_from(memory, (node, offset), ciovs)?;
                self.descriptors.file_mut(fd)?.offset = offset.saturating_add(u64::from(count));
                Ok(count)
            }
            _ => Err(Errno::Badf.into()),
        }
    }

    async fn fd_pwrite(
        &mut self,
        memory: Memory<'_, '_>,
        fd: Fd,
        ciovs: types::CiovecArray,
        offset: u64,
    ) -> Result<u32, Error> {
        let file = self.descriptors.file(fd)?;
        if !file.access.write {
            return Err(Errno::Badf.into());
        }
        let node = file.node;
        let offset = self.position_of(node, offset, file.access.append)?;
        self.write_from(memory, (node, offset), ciovs)
    }

    fn fd_prestat_get(&mut self, _: Memory<'_, '_>, fd: Fd) -> Result<types::Prestat, Error> {
        match self.descriptors.get(fd)? {
            Descriptor::Dir(super::OpenDir { preopen: Some(path), .. }) => {
                Ok(types::Prestat::Dir(types::PrestatDir { pr_name_len: path.len() as u32 }))
            }
            _ => Err(Errno::Badf.into()),
        }
    }

    fn fd_prestat_dir_name(
        &mut self,
        memory: Memory<'_, '_>,
        fd: Fd,
        buffer: GuestPtr<u8>,
        len: u32,
    ) -> Result<(), Error> {
        match self.descriptors.get(fd)? {
            Descriptor::Dir(super::OpenDir { preopen: Some(path), .. }) if path.len() as u32 <= len => {
                Ok(memory.copy_from_slice(path.as_bytes(), buffer.as_array(path.len() as u32))?)
            }
            Descriptor::Dir(super::OpenDir { preopen: Some(_), .. }) => Err(Errno::Nametoolong.into()),
            _ => Err(Errno::Badf.into()),
        }
    }

    async fn fd_renumber(&mut self, _: Memory<'_, '_>, from: Fd, to: Fd) -> Result<(), Error> {
        self.descriptors.get(from)?;
        if let Some(replaced) = self.descriptors.renumber(from, to)? {
            self.close(&replaced);
        }
        Ok(())
    }

    async fn fd_seek(
        &mut self,
        _: Memory<'_, '_>,
        fd: Fd,
        delta: i64,
        whence: types::Whence,
    ) -> Result<u64, Error> {
        let file = self.descriptors.file(fd)?;
        let base = match whence {
            types::Whence::Set => 0,
            types::Whence::Cur => file.offset,
            types::Whence::End => self.fs.data(file.node)?.len() as u64,
        };
        let offset = base.checked_add_signed(delta).ok_or(Errno::Inval)?;
        self.descriptors.file_mut(fd)?.offset = offset;
        Ok(offset)
    }

    async fn fd_sync(&mut self, _: Memory<'_, '_>, fd: Fd) -> Result<(), Error> {
        self.descriptors.get(fd)?;
        Ok(())
    }

    fn fd_tell(&mut self, _: Memory<'_, '_>, fd: Fd) -> Result<u64, Error> {
        Ok(self.descriptors.file(fd)?.offset)
    }

    async fn fd_readdir(
        &mut self,
        memory: Memory<'_, '_>,
        fd: Fd,
        buffer: GuestPtr<u8>,
        len: u32,
        cookie: u64,
    ) -> Result<u32, Error> {
        if cookie == 0 {
            let node = self.dir(fd)?;
            let own = [".", ".."].map(|name| (name.to_owned(), node));
            let listing = Listing::new(own.into_iter().chain(self.fs.list(node)?).collect());
            if !self.descriptors.has_room_for(&listing, fd) {
                return Err(Errno::Nomem.into());
            }
            self.descriptors.dir_mut(fd)?.listing = listing;
        }
        let first = usize::try_from(cookie).unwrap_or(usize::MAX);
        self.write_entries(memory, &self.descriptors.dir(fd)?.listing, first, (buffer, len))
    }

    async fn path_create_directory(
        &mut self,
        memory: Memory<'_, '_>,
        fd: Fd,
        at: GuestPtr<str>,
    ) -> Result<(), Error> {
        let dir = self.dir(fd)?;
        Ok(self.fs.make_dir(dir, &path(memory, at)?)?)
    }

    async fn path_filestat_get(
        &mut self,
        memory: Memory<'_, '_>,
        fd: Fd,
        flags: types::Lookupflags,
        at: GuestPtr<str>,
    ) -> Result<types::Filestat, Error> {
        let node = self.fs.lookup(self.dir(fd)?, &self.asked(memory, at)?, follows(flags))?;
        Ok(filestat(self.fs.stat(node)?))
    }

    async fn path_filestat_set_times(
        &mut self,
        memory: Memory<'_, '_>,
        fd: Fd,
        flags: types::Lookupflags,
        at: GuestPtr<str>,
        atim: u64,
        mtim: u64,
        which: types::Fstflags,
    ) -> Result<(), Error> {
        let (atim, mtim) = new_times(which, atim, mtim)?;
        let node = self.fs.lookup(self.dir(fd)?, &path(memory, at)?, follows(flags))?;
        Ok(self.fs.set_times(node, atim, mtim)?)
    }

    async fn path_link(
        &mut self,
        memory: Memory<'_, '_>,
        from_fd: Fd,
        flags: types::Lookupflags,
        from: GuestPtr<str>,
        to_fd: Fd,
        to: GuestPtr<str>,
    ) -> Result<(), Error> {
        let (from_dir, to_dir) = (self.dir(from_fd)?, self.dir(to_fd)?);
        let (from, to) = (path(memory, from)?, path(memory, to)?);
        Ok(self.fs.hard_link((from_dir, &from, follows(flags)), (to_dir, &to))?)
    }

    async fn path_open(
        &mut self,
        memory: Memory<'_, '_>,
        fd: Fd,
        dirflags: types::Lookupflags,
        at: GuestPtr<str>,
        oflags: types::Oflags,
        rights: types::Rights,
        _inheriting: types::Rights,
        fdflags: types::Fdflags,
    ) -> Result<Fd, Error> {
        let (dir, at) = (self.dir(fd)?, self.asked(memory, at)?);
        let truncate = oflags.contains(types::Oflags::TRUNC);
        let access = Access {
            read: rights.contains(types::Rights::FD_READ),
            write: rights.intersects(types::Rights::FD_WRITE) || truncate,
            append: fdflags.contains(types::Fdflags::APPEND),
        };
        let create = match (oflags.contains(types::Oflags::CREAT), oflags.contains(types::Oflags::EXCL)) {
            (false, _) => Create::No,
            (true, false) => Create::Missing,
            (true, true) => Create::New,
        };
        let is_dir = oflags.contains(types::Oflags::DIRECTORY);
        if is_dir && create != Create::No {
            return Err(Errno::Inval.into());
        }
        let node = self.fs.open(dir, &at, follows(dirflags), create)?;
        let folder = self.fs.stat(node)?.filetype == Filetype::Directory;
        if is_dir && !folder {
            return Err(Errno::Notdir.into());
        }
        // A guest's library asks for every right it may pass on; of a folder only truncation is refused.
        let access = Access { write: access.write && (!folder || truncate), ..access };
        let opened = self.open(node, access)?;
        if truncate {
            self.fs.resize(node, 0)?;
        }
        Ok(opened)
    }

    async fn path_readlink(
        &mut self,
        memory: Memory<'_, '_>,
        fd: Fd,
        at: GuestPtr<str>,
        buffer: GuestPtr<u8>,
        len: u32,
    ) -> Result<u32, Error> {
        let target = self.fs.read_link(self.dir(fd)?, &path(memory, at)?)?;
        let fits = (target.len() as u32).min(len);
        memory.copy_from_slice(&target.as_bytes()[..fits as usize], buffer.as_array(fits))?;
        Ok(fits)
    }

    async fn path_remove_directory(
        &mut self,
        memory: Memory<'_, '_>,
        fd: Fd,
        at: GuestPtr<str>,
    ) -> Result<(), Error> {
        let dir = self.dir(fd)?;
        Ok(self.fs.remove_dir(dir, &path(memory, at)?)?)
    }

    async fn path_rename(
        &mut self,
        memory: Memory<'_, '_>,
        from_fd: Fd,
        from: GuestPtr<str>,
        to_fd: Fd,
        to: GuestPtr<str>,
    ) -> Result<(), Error> {
        let (from_dir, to_dir) = (self.dir(from_fd)?, self.dir(to_fd)?);
        let (from, to) = (path(memory, from)?, path(memory, to)?);
        Ok(self.fs.rename((from_dir, &from), (to_dir, &to))?)
    }

    async fn path_symlink(
        &mut self,
        memory: Memory<'_, '_>,
        target: GuestPtr<str>,
        fd: Fd,
        at: GuestPtr<str>,
    ) -> Result<(), Error> {
        let (dir, target) = (self.dir(fd)?, path(memory, target)?);
        Ok(self.fs.make_link(&target, dir, &path(memory, at)?)?)
    }

    async fn path_unlink_file(
        &mut self,
        memory: Memory<'_, '_>,
        fd: Fd,
        at: GuestPtr<str>,
    ) -> Result<(), Error> {
        let dir = self.dir(fd)?;
        Ok(self.fs.remove_file(dir, &path(memory, at)?)?)
    }

    async fn poll_oneoff(
        &mut self,
        memory: Memory<'_, '_>,
        subscriptions: GuestPtr<types::Subscription>,
        events: GuestPtr<types::Event>,
        count: u32,
    ) -> Result<u32, Error> {
        if count == 0 || count > SUBSCRIPTIONS_MAX {
            return Err(Errno::Inval.into());
        }
        let subscriptions = subscriptions.as_array(count);
        let wanted =
            subscriptions.iter().map(|at| Ok(memory.read(at?)?)).collect::<Result<Vec<_>, Error>>()?;
        let told = self.wait(&wanted).await;
        for (event, at) in told.iter().zip(events.as_array(count).iter()) {
            memory.write(at?, event.clone())?;
        }
        Ok(told.len() as u32)
    }

    fn proc_exit(&mut self, _: Memory<'_, '_>, status: u32) -> wasmtime::Error {
        // As a process does it: the low byte is what others see.
        wasmtime::Error::new(Exit((status & 0xff) as i32))
    }

    fn proc_raise(&mut self, _: Memory<'_, '_>, _: types::Signal) -> Result<(), Error> {
        Err(Errno::Notsup.into())
    }

    fn sched_yield(&mut self, _: Memory<'_, '_>) -> Result<(), Error> {
        Ok(())
    }

    fn random_get(&mut self, memory: Memory<'_, '_>, buffer: GuestPtr<u8>, len: u32) -> Result<(), Error> {
        if len > RANDOM_MAX {
            return Err(Errno::Inval.into());
        }
        match memory.as_slice_mut(buffer.as_array(len))? {
            Some(buffer) => rand::rng().fill_bytes(buffer),
            None => return Err(Errno::Notsup.into()),
        }
        Ok(())
    }

    fn sock_accept(&mut self, _: Memory<'_, '_>, fd: Fd, _: types::Fdflags) -> Result<Fd, Error> {
        self.descriptors.get(fd)?;
        Err(Errno::Notsock.into())
    }

    fn sock_recv(
        &mut self,
        _: Memory<'_, '_>,
        fd: Fd,
        _: types::IovecArray,
        _: types::Riflags,
    ) -> Result<(u32, types::Roflags), Error> {
        self.descriptors.get(fd)?;
        Err(Errno::Notsock.into())
    }

    fn sock_send(
        &mut self,
        _: Memory<'_, '_>,
        fd: Fd,
        _: types::CiovecArray,
        _: types::Siflags,
    ) -> Result<u32, Error> {
        self.descriptors.get(fd)?;
        Err(Errno::Notsock.into())
    }

    fn sock_shutdown(&mut self, _: Memory<'_, '_>, fd: Fd, _: types::Sdflags) -> Result<(), Error> {
        self.descriptors.get(fd)?;
        Err(Errno::Notsock.into())
    }
}
