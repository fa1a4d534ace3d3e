import { Component, type ReactNode } from 'react';

import { strings } from '../strings';

interface FallibleProps {
  children: ReactNode;
  /** Says it elsewhere, and takes the part away. */
  onFail?: () => void;
}

/** A part of the page that takes nothing else with it when it cannot be loaded or drawn: one may be writing. */
export class Fallible extends Component<FallibleProps, { hasFailed: boolean }> {
  override state = { hasFailed: false };

  static getDerivedStateFromError() {
    return { hasFailed: true };
  }

  override componentDidCatch() {
    this.props.onFail?.();
  }

  override render() {
    if (!this.state.hasFailed) return this.props.children;
    return this.props.onFail ? null : <p role="alert" className="broken">{strings.broken}</p>;
  }
}
